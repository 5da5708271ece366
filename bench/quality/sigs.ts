/**
 * How right is the sig grammar on directions that others have labelled? `npm run evaluate:sigs [FILE] [--errors]`; without a
 * file it looks for the corpus beside the project.
 */
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseSig } from '../../src/attributes/index.ts'
import { builtin } from '../../src/node.ts'
import { type Direction, slotsOf } from './sigs-sources.ts'

const args = process.argv.slice(2)
const file =
  args.find((arg) => !arg.startsWith('--')) ?? resolve(import.meta.dirname, '../../../shared/corpora/sigs-dev.jsonl')
if (!existsSync(file)) {
  console.error(`No labelled directions at ${file}: name a file of them.`)
  process.exit(1)
}

const lexicon = builtin('en')
const parse = (text: string) => parseSig(text, lexicon)
const bySource = new Map<string, { directions: number; whole: number; slots: number; right: number }>()
const all = { directions: 0, whole: 0, slots: 0, right: 0 }
for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
  const direction = JSON.parse(line) as Direction
  const { expected, found } = slotsOf(direction, parse)
  const names = Object.keys(expected)
  const wrong = names.filter((name) => JSON.stringify(expected[name]) !== JSON.stringify(found[name]))
  const source = direction.source.replace(/[:_].*/, '').replace(/test$/, '')
  const counts = bySource.get(source) ?? { directions: 0, whole: 0, slots: 0, right: 0 }
  bySource.set(source, counts)
  for (const count of [counts, all]) {
    count.directions++
    count.slots += names.length
    count.right += names.length - wrong.length
    if (wrong.length === 0) count.whole++
  }
  if (wrong.length > 0 && args.includes('--errors')) {
    console.log(`${direction.id}: ${direction.sig}`)
    for (const name of wrong)
      console.log(`    ${name}: ${JSON.stringify(found[name])}, not ${JSON.stringify(expected[name])}`)
  }
}
for (const [source, { directions, whole, slots, right }] of [...bySource, ['all', all] as const])
  console.log(
    `${source.padEnd(36)} all slots right ${whole}/${directions} ${((100 * whole) / directions).toFixed(1)} %; slots ${right}/${slots} ${((100 * right) / slots).toFixed(1)} %`,
  )
