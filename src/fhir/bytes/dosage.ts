/** Dosages as bytes: the place and the words of a sig, and each thing that it says from bytes that are kept. */
import type { Frequency, Sig } from '../../attributes/index.ts'
import { type Build, oneLine } from '../build.ts'
import { dosagesOf, routeWords, saysNothing, toDosages } from '../dosage.ts'
import { toR5Dosage } from '../r5.ts'
import type { Dosage } from '../types.ts'
import { writeJson } from '../write-json.ts'
import { copy, reserve, type Sink, writeQuoted, writeText } from './sink.ts'
import { type NoteBytes, none, writeEvidence } from './template.ts'
import { Trie } from './trie.ts'

export interface DosageBytes {
  /** Adds the list of a sig's Dosages; nothing where it gives none. */
  write(sink: Sink, sig: Sig, build: Build, note: NoteBytes, routes: ReadonlyMap<string, string>): void
}

const encoder = new TextEncoder()
const comma = 44
const brace = 123 // the opening one: no element ends with it
const [open, close] = ['[{', '}]'].map((text) => encoder.encode(text)) as [Uint8Array, Uint8Array]
const [extension, endExtension, words] = ['"extension":[', ']', ',"text":'].map((text) => encoder.encode(text)) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
]

/** Elements that are kept at once; a corpus has some hundreds. */
const most = 4000

export function createDosageBytes(r5: boolean): DosageBytes {
  let kept = new Trie<Uint8Array>()
  let count = 0

  /** What a sig that says only this gives, without the braces. */
  function elementOf(node: Trie<Uint8Array>, make: () => Dosage | undefined): Uint8Array {
    if (node.known === undefined) {
      const made = make()
      const json = made === undefined ? '' : writeJson(r5 ? toR5Dosage(made) : made).slice(1, -1)
      node.known = json === '' ? none : encoder.encode(json)
      if (++count > most) {
        kept = new Trie()
        count = 0
      }
    }
    return node.known
  }

  // most sigs say how often and no more of time, by one of the lexicon's own frequencies
  const frequencies = new WeakMap<Frequency, Uint8Array>()

  function timingOf({ frequency, count, duration }: Sig): Uint8Array {
    if (!frequency && !count && !duration) return none
    const isAlone = frequency !== undefined && !count && !duration
    if (isAlone) {
      const element = frequencies.get(frequency.value)
      if (element !== undefined) return element
    }
    const node = kept.step('timing').follow(frequency?.value).follow(count?.value).follow(duration?.value)
    const element = elementOf(node, () =>
      only({ ...(frequency && { frequency }), ...(count && { count }), ...(duration && { duration }) }),
    )
    if (isAlone) frequencies.set(frequency.value, element)
    return element
  }

  function asNeededOf({ asNeeded }: Sig): Uint8Array {
    if (!asNeeded) return none
    return elementOf(kept.step('as needed').step(asNeeded.value.reason), () => only({ asNeeded }))
  }

  function routeOf(sig: Sig, text: string, routes: ReadonlyMap<string, string>): Uint8Array {
    const { route, dose, form, rate } = sig
    if (!route) return none
    const node = kept.step('route').step(routes.get(route.value)).step(route.value).step(routeWords(sig, text))
    return elementOf(node, () => {
      const parts = { route, ...(dose && { dose }), ...(form && { form }), ...(rate && { rate }) }
      return { route: dosagesOf(parts, text, routes)[0]!.route! }
    })
  }

  function amountOf({ dose, rate }: Sig): Uint8Array {
    if (dose && !rate) {
      const { value, high, unit } = dose.value
      const node = kept.step('dose').step(value).step(unit)
      return elementOf(high === undefined ? node : node.step(high), () => only({ dose }))
    }
    if (!rate) return none
    const isDose = dose?.span.start === rate.span.start
    const node = kept
      .step(isDose ? 'rate' : 'dose and rate')
      .follow(dose?.value)
      .follow(rate.value)
    return elementOf(node, () => only({ ...(dose && { dose }), rate }))
  }

  function mostOf({ max }: Sig): Uint8Array {
    if (!max) return none
    return elementOf(kept.step('max').follow(max.value), () => only({ max }))
  }

  return {
    write(sink, sig, build, note, routes) {
      if (sig.then?.length) {
        const made = toDosages(build, sig, routes)
        const json = made.length === 0 ? '' : writeJson(r5 ? made.map(toR5Dosage) : made)
        reserve(sink, json.length * 3)
        sink.at = writeText(sink.bytes, sink.at, json)
        return
      }
      if (saysNothing(sig)) return
      const { text } = build.note
      const timing = timingOf(sig)
      const asNeeded = asNeededOf(sig)
      const route = routeOf(sig, text, routes)
      const amount = amountOf(sig)
      const max = mostOf(sig)
      const { span } = sig
      const size = timing.length + asNeeded.length + route.length + amount.length + max.length
      if (!span && size === 0) return
      const said = span ? text.slice(span.start, span.end) : ''
      reserve(sink, size + note.derivation.length + said.length * 6 + 256)
      const { bytes } = sink
      let at = copy(bytes, sink.at, open)
      if (span) {
        at = copy(bytes, writeEvidence(bytes, copy(bytes, at, extension), note, [span]), endExtension)
        const end = writeQuoted(bytes, copy(bytes, at, words), said, oneLine)
        // words that are none on one line are left out
        if (end > at + words.length + 2) at = end
      }
      at = add(bytes, at, timing)
      if (!r5) at = add(bytes, at, asNeeded)
      at = add(bytes, at, route)
      at = add(bytes, at, amount)
      if (r5) at = add(bytes, at, asNeeded)
      at = add(bytes, at, max)
      sink.at = copy(bytes, at, close)
    },
  }
}

/** Adds an element of the Dosage that is open, if there is one. */
function add(bytes: Uint8Array, at: number, element: Uint8Array): number {
  if (element.length === 0) return at
  if (bytes[at - 1] !== brace) bytes[at++] = comma
  return copy(bytes, at, element)
}

/** The one Dosage of a sig that stands in no note. */
function only(sig: Sig): Dosage | undefined {
  return dosagesOf(sig, '', noRoutes)[0]
}

const noRoutes: ReadonlyMap<string, string> = new Map()
