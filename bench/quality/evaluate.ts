/**
 * How right? Scores the project's own gold notes, and further gold files given as arguments or found beside the project.
 * `--record` writes bench/record/accuracy.json; `--errors=condition` lists what is missed, spurious and wrong.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createExtractor, version } from '../../src/node.ts'
import { goldNotes } from './gold-fixtures.ts'
import { listErrors } from './list-errors.ts'
import { type GoldNote, type Item, rates, renderScores, score } from './score.ts'

const root = resolve(import.meta.dirname, '../..')
const beside = resolve(root, '../shared/gold')
const args = process.argv.slice(2)
const files = args.filter((arg) => !arg.startsWith('--'))
const errors = args.find((arg) => arg.startsWith('--errors='))?.slice('--errors='.length)
const found =
  files.length > 0
    ? files
    : [join(beside, 'dev.jsonl'), join(beside, 'dev-ehr.jsonl')].filter((file) => existsSync(file))

const readGold = (file: string): GoldNote[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as GoldNote)

const sets: [string, readonly GoldNote[]][] = found.map((file) => [file.split('/').at(-1)!, readGold(file)])
if (files.length === 0) sets.unshift(['fixtures/gold', goldNotes() as unknown as GoldNote[]])

const extractor = createExtractor()
const record: Record<string, unknown> = { version, lexicon: extractor.lexicon.header.digest.slice(0, 12) }
for (const [name, notes] of sets) {
  const predicted = new Map(
    notes.map(({ id, text }) => [id, extractor.extract({ id, text }).mentions as unknown as readonly Item[]]),
  )
  if (errors) {
    for (const line of listErrors(errors, notes, predicted)) console.log(line)
    continue
  }
  const scores = score(notes, predicted)
  console.log(`== ${name}: ${notes.length} notes\n${renderScores(scores)}\n`)
  record[name] = Object.fromEntries(
    Object.entries(scores).map(([kind, values]) => [
      kind,
      Object.fromEntries(
        Object.entries(values).map(([field, value]) => {
          const rate = 'of' in value ? value.right / Math.max(1, value.of) : rates(value).f
          return [field, Math.round(rate * 1000) / 1000]
        }),
      ),
    ]),
  )
}
if (args.includes('--record'))
  writeFileSync(join(root, 'bench/record/accuracy.json'), `${JSON.stringify(record, null, 2)}\n`)
