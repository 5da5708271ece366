/**
 * Trains the confidence: fits the weights of lexicons/en/calibration.tsv to the gold notes at hand and writes them into it. The rows,
 * their signs and priors are written by hand; see lexicons/README.md. `--dry` only prints what cross-validation says.
 */
import { writeFileSync } from 'node:fs'
import { createExtractor } from '../../src/node.ts'
import { measure, renderMetrics } from './calibration-metrics.ts'
import { goldSets } from './gold-sets.ts'
import { crossValidate, judgeAll, kinds, readRows, tablePath, train, writeRows } from './train.ts'

const args = process.argv.slice(2)
const extractor = createExtractor()
const sets = goldSets(args.filter((arg) => !arg.startsWith('--')))
const judged = judgeAll(
  sets.flatMap(({ notes }) => notes),
  extractor,
)
const rows = readRows()
const ridges = args
  .find((arg) => arg.startsWith('--ridge='))
  ?.slice('--ridge='.length)
  .split(',')
  .map(Number)
for (const ridge of ridges ?? [undefined]) {
  const tested = crossValidate(judged, rows, ridge)
  if (ridge !== undefined) console.log(`ridge ${ridge}`)
  const show = (name: string, list: readonly { confidence: number; right: { all: boolean | null } }[]): void =>
    console.log(renderMetrics(name, measure(list.map(({ confidence, right }) => ({ confidence, right: right.all! })))))
  show('overall', tested)
  for (const kind of kinds)
    show(
      kind,
      tested.filter((one) => one.kind === kind),
    )
  console.log(
    renderMetrics('as scored', measure(tested.map(({ confidence, asScored }) => ({ confidence, right: asScored })))),
  )
}
if (!args.includes('--dry') && !ridges) writeFileSync(tablePath, writeRows(train(judged, rows)))
