/**
 * Trains the confidence: fits the weights of lexicons/en/calibration.tsv to the gold notes at hand and writes them into it. The rows,
 * their signs and priors are written by hand; see lexicons/README.md. `--dry` only prints what cross-validation says.
 */
import { writeFileSync } from 'node:fs'
import { measure, renderMetrics } from './calibration-metrics.ts'
import { goldSets } from './gold-sets.ts'
import { crossValidate, kinds, readRows, tablePath, train, trainingMentions, writeRows } from './train.ts'

const args = process.argv.slice(2)
const sets = goldSets(args.filter((arg) => !arg.startsWith('--')))
const { balanced, all } = trainingMentions(sets.flatMap(({ notes }) => notes))
const rows = readRows()
const ridges = args
  .find((arg) => arg.startsWith('--ridge='))
  ?.slice('--ridge='.length)
  .split(',')
  .map(Number)
for (const ridge of ridges ?? [undefined]) {
  const tested = crossValidate(all, rows, ridge, balanced)
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
if (!args.includes('--dry') && !ridges) writeFileSync(tablePath, writeRows(train(all, rows)))
