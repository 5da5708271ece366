/**
 * How right, and how well does the confidence know? Scores the project's own gold notes, and further gold files given as arguments or
 * found beside the project. `--record` writes accuracy.json, confidence.json and the reliability diagrams under bench/record;
 * `--errors=condition` lists what is missed, spurious and wrong.
 */
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createExtractor, version } from '../../src/node.ts'
import { reportConfidence, reportPoints } from './confidence-report.ts'
import { ehrGold, goldSets, unreadGold } from './gold-sets.ts'
import { listErrors } from './list-errors.ts'
import { reliabilitySvg } from './reliability-svg.ts'
import { type Item, rates, renderScores, score } from './score.ts'

const root = resolve(import.meta.dirname, '../..')
const args = process.argv.slice(2)
const errors = args.find((arg) => arg.startsWith('--errors='))?.slice('--errors='.length)
const files = args.filter((arg) => !arg.startsWith('--'))
const sets = goldSets(files)
const scored = files.length > 0 ? sets : [...sets, ehrGold(), ...(errors ? [] : [unreadGold()])]

const extractor = createExtractor()
const record: Record<string, unknown> = { version, lexicon: extractor.lexicon.header.digest.slice(0, 12) }
for (const { name, notes } of scored) {
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
if (!errors) {
  const { lines, metrics } = reportConfidence(sets)
  console.log([...lines, ...reportPoints(sets)].join('\n'))
  if (args.includes('--record')) {
    const write = (file: string, text: string): void => writeFileSync(join(root, 'bench/record', file), text)
    write('accuracy.json', `${JSON.stringify(record, null, 2)}\n`)
    const three = (_: string, value: unknown): unknown =>
      typeof value === 'number' ? Math.round(value * 1000) / 1000 : value
    write('confidence.json', `${JSON.stringify(metrics, three, 2)}\n`)
    for (const name of ['overall', 'condition', 'medication', 'observation'])
      if (metrics[name]) write(`reliability-${name}.svg`, reliabilitySvg(name, metrics[name]))
  }
}
