/** Cutting: a resource that was made as an object, as a template for others like it. */
import { betweenPlaces, none, type Run, slots, type Template, widest } from './template.ts'

/** What of a resource's JSON is its finding's or its note's own: values as they are written there, as in `{"reference":"Patient/1"}`; '' for what there is none of. */
export interface Own {
  readonly id: string
  readonly document: string
  readonly subject: string
  readonly encounter: string
  readonly date: string
  /** The derivations of all its spans, joined. */
  readonly evidence?: string
  readonly confidence?: string
  readonly concept?: string
  /** The derivation of the value's own span. */
  readonly value?: string
  /** How many quantities, in their order, hold a number that is the finding's own. */
  readonly numbers?: number
  /** What follows the first of them: its unit. */
  readonly unit?: string
  /** What is written elsewhere. */
  readonly part?: string
  /** Other values, each after one of these. */
  readonly others?: readonly Other[]
}

export interface Other {
  readonly slot: number
  readonly after: readonly string[]
  readonly value: string
}

interface Cut {
  readonly at: number
  readonly size: number
  readonly slot: number
}

const encoder = new TextEncoder()

/**
 * Cuts a resource's JSON at what is its own. Null where something that should stand there does not: such a resource is
 * no template for others.
 */
export function cutResource(json: string, own: Own): Template | null {
  const cuts: Cut[] = []
  let complete = true
  const isFree = (at: number, size: number): boolean =>
    cuts.every((cut) => at + size <= cut.at || cut.at + cut.size <= at)
  /** The first place of `word` in `around` that is no part of another. */
  const first = (before: string, word: string, after: string, slot: number): boolean => {
    const whole = before + word + after
    for (let at = json.indexOf(whole); at >= 0; at = json.indexOf(whole, at + 1)) {
      if (!isFree(at + before.length, word.length)) continue
      cuts.push({ at: at + before.length, size: word.length, slot })
      return true
    }
    return false
  }
  const once = (before: string, word: string, after: string, slot: number): void => {
    if (!first(before, word, after, slot)) complete = false
  }
  // an element by its name: a string of the note may hold the same words, but its quotes are escaped
  const all = (names: readonly string[], word: string, slot: number): void => {
    if (word === '') return
    for (const name of names) while (first(`"${name}":`, word, '', slot));
  }
  if (own.evidence !== undefined) once('"extension":[', own.evidence, ',{"url":', slots.evidence)
  if (own.confidence !== undefined) once('"valueDecimal":', own.confidence, '}', slots.confidence)
  if (own.part !== undefined) once('', own.part, '', slots.part)
  if (own.value !== undefined) {
    const [before, place, after] = partsOfDerivation(own.value)
    once(`"extension":[${before}`, place, `${after}]`, slots.place)
  }
  for (const { slot, after, value } of own.others ?? [])
    if (!after.some((head) => first(head, value, '', slot))) complete = false
  if (own.concept !== undefined) once(':', own.concept, '', slots.concept)
  const found = json.matchAll(/"valueQuantity":\{"value":([^,}]+)/g)
  for (let i = 0; i < (own.numbers ?? 0); i++) {
    const match = found.next().value
    if (match === undefined) return null
    const end = match.index + match[0].length
    cuts.push({ at: end - match[1]!.length, size: match[1]!.length, slot: i === 0 ? slots.number : slots.second })
    if (i === 0 && own.unit !== undefined) {
      if (!json.startsWith(own.unit, end)) return null
      cuts.push({ at: end, size: own.unit.length, slot: slots.unit })
    }
  }
  all(['id', 'value'], `"${own.id}"`, slots.id)
  all(['reference'], own.document, slots.document)
  all(['subject', 'patient'], own.subject, slots.subject)
  all(['encounter', 'context'], own.encounter, slots.encounter)
  all(['recordedDate', 'effectiveDateTime', 'dateAsserted', 'authoredOn', 'date'], own.date, slots.date)
  return complete ? templateOf(json, cuts) : null
}

/** A derivation before, at and after its offset and length. */
export function partsOfDerivation(json: string): [before: string, place: string, after: string] {
  const head = '{"url":"offset","valueInteger":'
  const at = json.lastIndexOf(head) + head.length
  const end = json.indexOf('}', json.indexOf(betweenPlaces, at) + betweenPlaces.length)
  return [json.slice(0, at), json.slice(at, end), json.slice(end)]
}

/** What stands between places, and where in it the id does. */
interface Stretch {
  text: string
  ids: number[]
}

function templateOf(json: string, cuts: readonly Cut[]): Template {
  // what takes no room (the unit of a number without one) stands after what takes some
  const sorted = [...cuts].sort((a, b) => a.at - b.at || a.size - b.size)
  const stretches: Stretch[] = [{ text: '', ids: [] }]
  const kinds: number[] = []
  let from = 0
  for (const { at, size, slot } of sorted) {
    const last = stretches.at(-1)!
    last.text += json.slice(from, at)
    from = at + size
    if (slot === slots.id) {
      last.ids.push(encoder.encode(last.text).length + 1) // after its quote
      last.text += json.slice(at, from)
    } else {
      kinds.push(slot)
      stretches.push({ text: '', ids: [] })
    }
  }
  stretches.at(-1)!.text += json.slice(from)
  return withRuns(stretches, kinds)
}

/** Joins what the note's resources share with what stands around it. */
function withRuns(stretches: readonly Stretch[], kinds: readonly number[]): Template {
  const left: Stretch[] = []
  const places: number[] = []
  const runs: Run[] = []
  let before = stretches[0]!
  for (let i = 0; i < kinds.length; ) {
    const first = i
    while (i < kinds.length && isShared(kinds[i]!)) i++
    if (i === first) {
      left.push(before)
      places.push(kinds[i]!)
      before = stretches[++i]!
      continue
    }
    // an id is no run's
    const head = before.ids.length > 0 ? '' : before.text
    left.push(head === '' ? before : { text: '', ids: [] })
    const tail = stretches[i]!
    const hasId = tail.ids.length > 0
    const texts = [head, ...stretches.slice(first + 1, i).map(({ text }) => text), hasId ? '' : tail.text]
    places.push(slots.run)
    runs.push(runOf(texts, kinds.slice(first, i)))
    before = hasId ? tail : { text: '', ids: [] }
  }
  left.push(before)
  return {
    segments: left.map(({ text }) => bytesOf(text)),
    slots: Uint8Array.from(places),
    idCounts: Uint8Array.from(left, ({ ids }) => ids.length),
    ids: Uint32Array.from(left.flatMap(({ ids }) => ids)),
    runs,
    size: stretches.reduce((sum, { text }) => sum + bytesOf(text).length, 0) + kinds.length * widest,
    shared: kinds.filter(isShared).length,
    isWide: places.some((kind) => kind >= slots.text || kind === slots.part || kind === slots.unit),
  }
}

function isShared(kind: number): boolean {
  return kind >= slots.document && kind <= slots.date
}

function bytesOf(text: string): Uint8Array {
  return text === '' ? none : encoder.encode(text)
}

// one for all templates that have it, so that a note's bytes of it are made once
const runs = new Map<string, Run>()
const mostRuns = 1000

function runOf(texts: readonly string[], kinds: readonly number[]): Run {
  const key = JSON.stringify([texts, kinds])
  let run = runs.get(key)
  if (run === undefined) {
    run = { segments: texts.map(bytesOf), slots: Uint8Array.from(kinds), bytes: none, note: -1 }
    if (runs.size >= mostRuns) runs.clear()
    runs.set(key, run)
  }
  return run
}
