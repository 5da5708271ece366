/**
 * Are doses, frequencies, routes and durations linked to the right drug? Case reports with marked links:
 * `tsx bench/quality/maccrobat.ts [LINKS TEXTS] [--errors]`; without files it looks for the corpus beside the project.
 *
 * A marked link counts as found when a slot of the drug's sig overlaps the marked words. A slot counts as wrong when its
 * words are marked for another drug, and, for the strict score, also when they are marked for none.
 */
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Sig } from '../../src/attributes/index.ts'
import { createExtractor } from '../../src/node.ts'
import type { Span } from '../../src/note/index.ts'

interface Marked {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly type: string
}

interface Drug {
  readonly doc: string
  readonly medication: Marked
  readonly attrs: readonly Marked[]
}

const beside = resolve(import.meta.dirname, '../../../shared/corpora')
const args = process.argv.slice(2)
const files = args.filter((arg) => !arg.startsWith('--'))
const [links = `${beside}/maccrobat-dev-med_attrs.jsonl`, texts = `${beside}/maccrobat-dev-texts.jsonl`] = files
for (const file of [links, texts])
  if (!existsSync(file)) {
    console.error(`No marked case reports at ${file}: name the file of links and the file of texts.`)
    process.exit(1)
  }
const read = <T>(file: string): T[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T)

const kinds = new Set(['Dosage', 'Frequency', 'Administration', 'Duration'])
const extractor = createExtractor()
const drugs = read<Drug>(links)

/** Where each slot of a sig and of its further steps was read. */
function spansOf(sig: Sig): Span[] {
  return [sig, ...(sig.then ?? [])].flatMap(({ strength, dose, form, route, frequency, duration, rate }) =>
    [strength, dose, form, route, frequency, duration, rate].flatMap((slot) => (slot === undefined ? [] : [slot.span])),
  )
}

const overlap = (a: { start: number; end: number }, b: { start: number; end: number }): boolean =>
  a.start < b.end && b.start < a.end

let marked = 0
let linked = 0
let drugFound = 0
let reachable = 0
let crossed = 0
let unmarked = 0
for (const { doc, text } of read<{ doc: string; text: string }>(texts)) {
  // offsets are in code points
  const at: number[] = []
  for (let i = 0; i < text.length; i += text.codePointAt(i)! > 0xffff ? 2 : 1) at.push(i)
  at.push(text.length)
  const place = (one: Marked): Marked => ({ ...one, start: at[one.start]!, end: at[one.end]! })
  const here = drugs
    .filter((drug) => drug.doc === doc)
    .map(({ medication, attrs }) => ({
      medication: place(medication),
      attrs: attrs.filter(({ type }) => kinds.has(type)).map(place),
    }))
  const { layers } = extractor.extract({ id: doc, text })
  const sigs = layers.mentions.flatMap((mention, m) => {
    const attributes = layers.attributes[m]!
    return attributes.kind === 'medication' ? [{ span: mention.span, spans: spansOf(attributes.sig) }] : []
  })
  for (const { medication, attrs } of here) {
    const own = sigs.filter(({ span }) => overlap(span, medication))
    const spans = own.flatMap((sig) => sig.spans)
    if (attrs.length > 0 && own.length > 0) drugFound++
    for (const attr of attrs) {
      marked++
      if (own.length > 0) reachable++
      if (spans.some((span) => overlap(span, attr))) linked++
      else if (args.includes('--errors'))
        console.log(
          `${own.length > 0 ? 'missed' : 'no drug'}: ${medication.text} <- ${attr.text} | ${text.slice(Math.max(0, Math.min(attr.start, medication.start) - 30), Math.max(attr.end, medication.end) + 20).replace(/\s+/g, ' ')}`,
        )
    }
    const rest = here.filter((other) => !attrs.length || other.attrs !== attrs).flatMap((other) => other.attrs)
    const unique = [...new Map(spans.map((span) => [`${span.start} ${span.end}`, span])).values()]
    for (const span of unique) {
      if (attrs.some((attr) => overlap(attr, span))) continue
      const cross = rest.some((attr) => overlap(attr, span))
      if (cross) crossed++
      else unmarked++
      if (args.includes('--errors'))
        console.log(
          `${cross ? 'crossed' : 'unmarked'}: ${medication.text} <- ${text.slice(span.start, span.end)} | ${text.slice(Math.max(0, Math.min(span.start, medication.start) - 30), Math.max(span.end, medication.end) + 20).replace(/\s+/g, ' ')}`,
        )
    }
  }
}
const rates = (of: number, wrong: number): string => {
  const p = linked / Math.max(1, linked + wrong)
  const r = linked / Math.max(1, of)
  return `P ${(100 * p).toFixed(1)} R ${(100 * r).toFixed(1)} F ${((200 * p * r) / (p + r)).toFixed(1)}`
}
console.log(
  `${marked} marked links, ${reachable} of them to a drug that was found (${drugFound} drugs); ${linked} linked`,
)
console.log(`all links            ${rates(marked, crossed)}; strict ${rates(marked, crossed + unmarked)}`)
console.log(`links of found drugs ${rates(reachable, crossed)}; strict ${rates(reachable, crossed + unmarked)}`)
