/** Cutting: a resource that was made as an object, as a template for others like it. */
import { oneLine } from '../build.ts'
import { quoted } from '../write-json.ts'
import { betweenPlaces, slots, type Template } from './template.ts'

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
  /** What has a template of its own. */
  readonly part?: string
  /** Elements of ASCII by their names, in the order of the resource. */
  readonly ascii?: readonly (readonly [name: string, value: string])[]
}

interface Cut {
  readonly at: number
  readonly size: number
  readonly slot: number
}

const encoder = new TextEncoder()

/**
 * Cuts a resource's JSON at what is its own. Null where something that should stand there once does not: such a resource
 * is no template for others.
 */
export function cutResource(json: string, own: Own): Template | null {
  const cuts: Cut[] = []
  // an element by its name: a string of the note may hold the same words, but its quotes are escaped
  const all = (names: readonly string[], word: string, slot: number): void => {
    if (word === '') return
    for (const name of names) {
      const whole = `"${name}":${word}`
      for (let at = json.indexOf(whole); at >= 0; at = json.indexOf(whole, at + whole.length))
        cuts.push({ at: at + name.length + 3, size: word.length, slot })
    }
  }
  let complete = true
  /** The place of `word` in `around`, which must stand there once. */
  const once = (before: string, word: string, after: string, slot: number): void => {
    const whole = before + word + after
    const at = json.indexOf(whole)
    if (at < 0 || json.indexOf(whole, at + 1) >= 0) complete = false
    else cuts.push({ at: at + before.length, size: word.length, slot })
  }
  all(['id', 'value'], `"${own.id}"`, slots.id)
  all(['reference'], own.document, slots.document)
  all(['subject', 'patient'], own.subject, slots.subject)
  all(['encounter', 'context'], own.encounter, slots.encounter)
  all(['recordedDate', 'effectiveDateTime', 'dateAsserted', 'authoredOn'], own.date, slots.date)
  if (own.evidence !== undefined) once('"extension":[', own.evidence, ',{"url":', slots.evidence)
  if (own.confidence !== undefined) once('"valueDecimal":', own.confidence, '}', slots.confidence)
  if (own.concept !== undefined) once(':', own.concept, '', slots.concept)
  if (own.part !== undefined) once('', own.part, '', slots.part)
  if (own.value !== undefined) {
    const [before, place, after] = partsOfDerivation(own.value)
    once(`"extension":[${before}`, place, `${after}]`, slots.place)
  }
  for (const [name, value] of own.ascii ?? []) once(`"${name}":`, value, '', slots.ascii)
  const found = json.matchAll(/"valueQuantity":\{"value":([^,}]+)/g)
  for (let i = 0; i < (own.numbers ?? 0); i++) {
    const match = found.next().value
    if (match === undefined) return null
    cuts.push({ at: match.index + match[0].length - match[1]!.length, size: match[1]!.length, slot: slots.ascii })
  }
  return complete ? templateOf(json, cuts) : null
}

/** Cuts the JSON of a Dosage list at the places and words of its steps, in their order; null as above. */
export function cutDosage(
  json: string,
  document: string,
  steps: readonly { readonly derivation: string; readonly words: string }[],
): Template | null {
  const cuts: Cut[] = []
  let from = 0
  for (const { derivation, words } of steps) {
    const text = oneLine(words) === '' ? '' : quoted(oneLine(words))
    const [before, place, after] = partsOfDerivation(derivation)
    const head = `"extension":[${before}`
    const whole = `${head}${place}${after}]${text === '' ? '' : `,"text":${text}`}`
    const at = json.indexOf(whole, from)
    if (at < 0) return null
    cuts.push({ at: at + head.length, size: place.length, slot: slots.place })
    if (text !== '') cuts.push({ at: at + whole.length - text.length, size: text.length, slot: slots.text })
    const reference = json.indexOf(`"reference":${document}`, at)
    cuts.push({ at: reference + '"reference":'.length, size: document.length, slot: slots.document })
    from = at + whole.length
  }
  return templateOf(json, cuts)
}

/** A derivation before, at and after its offset and length. */
export function partsOfDerivation(json: string): [before: string, place: string, after: string] {
  const head = '{"url":"offset","valueInteger":'
  const at = json.lastIndexOf(head) + head.length
  const end = json.indexOf('}', json.indexOf(betweenPlaces, at) + betweenPlaces.length)
  return [json.slice(0, at), json.slice(at, end), json.slice(end)]
}

function templateOf(json: string, cuts: readonly Cut[]): Template {
  const sorted = [...cuts].sort((a, b) => a.at - b.at || b.size - a.size)
  const segments: Uint8Array[] = []
  const kinds: number[] = []
  let from = 0
  for (const { at, size, slot } of sorted) {
    // what stands within a place is that place's
    if (at < from) continue
    // the quotes around an id are its segments'
    const quote = slot === slots.id ? 1 : 0
    segments.push(encoder.encode(json.slice(from, at + quote)))
    kinds.push(slot)
    from = at + size - quote
  }
  segments.push(encoder.encode(json.slice(from)))
  const size = segments.reduce((sum, segment) => sum + segment.length, 0)
  return { segments, slots: Uint8Array.from(kinds), size }
}
