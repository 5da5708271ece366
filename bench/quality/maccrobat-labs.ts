/**
 * How many laboratory values of published case reports are found? Recall of (test, value) over the numeric values of
 * MACCROBAT, whose files are in the folder given as argument or beside the project. A pair counts when an observation covers
 * words of the test or value and has the value's number. `--misses` lists what is missed.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createExtractor } from '../../src/node.ts'

interface Marked {
  readonly text: string
  /** Offsets in code points. */
  readonly start: number
  readonly end: number
}

interface Record {
  readonly doc: string
  readonly test: Marked
  readonly values: readonly Marked[]
}

const args = process.argv.slice(2)
const root = resolve(import.meta.dirname, '../..')
const folder = args.find((arg) => !arg.startsWith('--')) ?? resolve(root, '../shared/corpora')
const files = ['maccrobat-dev-texts.jsonl', 'maccrobat-dev-lab_values.jsonl'].map((file) => join(folder, file))
if (!files.every((file) => existsSync(file))) {
  console.log(`no MACCROBAT files in ${folder}: give their folder as argument`)
  process.exit()
}

const read = <T>(file: string): readonly T[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T)

const texts = new Map(read<{ doc: string; text: string }>(files[0]!).map(({ doc, text }) => [doc, text]))
const extractor = createExtractor()
const known = new Map<string, ReturnType<typeof observationsOf>>()

function observationsOf(text: string) {
  // where each code point begins, in UTF-16 units
  const offsets = [0]
  for (const char of text) offsets.push(offsets.at(-1)! + char.length)
  return { offsets, found: extractor.extract(text).mentions.filter(({ kind }) => kind === 'observation') }
}

// a value that has a number, and one that begins with its number ("13.1 gm/dl", "< 0.01", not "pT3 N0")
const counts = { any: { of: 0, found: 0 }, leading: { of: 0, found: 0 } }
for (const { doc, test, values } of read<Record>(files[1]!)) {
  const text = texts.get(doc)
  if (text === undefined) continue
  let layer = known.get(doc)
  if (!layer) known.set(doc, (layer = observationsOf(text)))
  const { offsets, found } = layer
  for (const value of values) {
    const number = /\d[\d.,]*/.exec(value.text)?.[0].replace(/[.,]$/, '')
    if (number === undefined) continue
    const [start, end] = [offsets[value.start]!, offsets[value.end]!]
    const forms = [number.replaceAll(',', ''), number.replace(',', '.')]
    const hit = found.some(
      (one) =>
        one.start < end &&
        one.end > start &&
        forms.some((form) => String('value' in one ? one.value : '').includes(form)),
    )
    for (const [name, count] of Object.entries(counts)) {
      if (name === 'leading' && !/^[<>≤≥~]?\s*\d/.test(value.text)) continue
      count.of++
      if (hit) count.found++
    }
    if (!hit && args.includes('--misses')) console.log(`missed: ${test.text} = ${value.text}`)
  }
}
for (const [name, { of, found }] of Object.entries(counts))
  console.log(
    `${name === 'any' ? 'values with a number' : 'values that begin with it'}: ${found} of ${of}, recall ${(found / Math.max(1, of)).toFixed(3)}`,
  )
