/** Dosages as bytes: the place and the words of a sig, and each thing that it says from bytes that are kept. */
import type { Sig } from '../../attributes/index.ts'
import { type Build, oneLine } from '../build.ts'
import { dosagesOf, routeWords, stepsOf, toDosages } from '../dosage.ts'
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
const [open, comma, close] = ['[{', ',', '}]'].map((text) => encoder.encode(text)) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
]
const [extension, endExtension, words] = ['"extension":[', ']', ',"text":'].map((text) => encoder.encode(text)) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
]

/** Elements that are kept at once; a corpus has some thousands. */
const most = 20_000

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

  function timingOf({ frequency, count, duration }: Sig): Uint8Array {
    if (!frequency && !count && !duration) return none
    const node = kept.step('timing').follow(frequency?.value).follow(count?.value).follow(duration?.value)
    return elementOf(node, () =>
      only({ ...(frequency && { frequency }), ...(count && { count }), ...(duration && { duration }) }),
    )
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
    if (!dose && !rate) return none
    const isRate = dose !== undefined && rate !== undefined && dose.span.start === rate.span.start
    const node = kept
      .step(isRate ? 'rate' : 'amount')
      .follow(dose?.value)
      .follow(rate?.value)
    return elementOf(node, () => only({ ...(dose && { dose }), ...(rate && { rate }) }))
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
      if (stepsOf(sig).length === 0) return
      const { text } = build.note
      const timing = timingOf(sig)
      const asNeeded = asNeededOf(sig)
      const route = routeOf(sig, text, routes)
      const amount = amountOf(sig)
      const max = mostOf(sig)
      const { span } = sig
      if (!span && timing.length + asNeeded.length + route.length + amount.length + max.length === 0) return
      const said = span ? text.slice(span.start, span.end) : ''
      const elements = timing.length + asNeeded.length + route.length + amount.length + max.length
      reserve(sink, 256 + note.derivation.length + said.length * 6 + elements)
      const { bytes } = sink
      const from = copy(bytes, sink.at, open)
      let at = from
      const add = (element: Uint8Array): void => {
        if (element.length > 0) at = copy(bytes, at === from ? at : copy(bytes, at, comma), element)
      }
      if (span) {
        at = copy(bytes, writeEvidence(bytes, copy(bytes, at, extension), note, [span]), endExtension)
        if (oneLine(said) !== '') at = writeQuoted(bytes, copy(bytes, at, words), said, oneLine)
      }
      add(timing)
      if (!r5) add(asNeeded)
      add(route)
      add(amount)
      if (r5) add(asNeeded)
      add(max)
      sink.at = copy(bytes, at, close)
    },
  }
}

/** The one Dosage of a sig that stands in no note. */
function only(sig: Sig): Dosage | undefined {
  return dosagesOf(sig, '', noRoutes)[0]
}

const noRoutes: ReadonlyMap<string, string> = new Map()
