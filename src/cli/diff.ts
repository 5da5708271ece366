/** `tincture diff`: what changed between two runs. */
import { Command } from 'commander'
import type { Console } from './console.ts'
import { type Change, type Comparison, createComparison } from './diff-mentions.ts'
import { type Paint, painter } from './paint.ts'
import { readResults } from './read-results.ts'

interface Options {
  json?: boolean
  summary?: boolean
}

export function diffCommand(console: Console): Command {
  return new Command('diff')
    .description('what changed between two runs: mentions gained, lost and changed, by kind, field and rule')
    .argument('<before>', 'lines of "extract --format mentions", or "--format findings" to count by rule too')
    .argument('<after>', 'the same of the other run')
    .option('--summary', 'only the counts')
    .option('--json', 'one JSON object')
    .addHelpText(
      'after',
      `
Examples:
  $ tincture extract notes.jsonl -f findings -o before.jsonl
  $ tincture extract notes.jsonl -f findings -o after.jsonl       with another version, lexicon or options
  $ tincture diff before.jsonl after.jsonl
  $ tincture diff before.jsonl after.jsonl --summary --json`,
    )
    .action(async (before: string, after: string, options: Options) => {
      const [one, other] = [readResults(before), readResults(after)]
      const comparison = createComparison()
      for (const id of new Set([...one.keys(), ...other.keys()]))
        comparison.add(id, one.get(id) ?? null, other.get(id) ?? null)
      const { changes, ...counts } = comparison.result
      await console.write(
        options.json
          ? `${JSON.stringify(options.summary ? counts : comparison.result)}\n`
          : [
              summary(comparison.result),
              ...(options.summary ? [] : changes.map((one) => lineOf(one, painter(console)))),
            ]
              .map((line) => `${line}\n`)
              .join(''),
      )
    })
}

const signs = { gained: '+', lost: '-', changed: '~' } as const
const tones = { gained: 'green', lost: 'red', changed: 'yellow' } as const

/** "+ note-1 14-24 condition chest pain", "~ note-1 30-34 condition gout: certainty present → absent" */
function lineOf({ note, change, kind, start, end, text, fields }: Change, paint: Paint): string {
  const differences = Object.entries(fields ?? {}).map(([name, [was, is]]) => `${name} ${was || '–'} → ${is || '–'}`)
  const words = text.replace(/\s+/g, ' ')
  const said = differences.length === 0 ? '' : `: ${differences.join('; ')}`
  return paint(tones[change], `${signs[change]} ${note} ${start}-${end} ${kind} ${words}${said}`)
}

function summary({ notes, kinds, fields, rules, confidence }: Comparison): string {
  const columns = ['gained', 'lost', 'changed', 'same'] as const
  const table = Object.entries(kinds)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([kind, counts]) => kind.padEnd(14) + columns.map((column) => String(counts[column]).padStart(9)).join(''))
  const byField = Object.entries(fields).sort((a, b) => b[1] - a[1])
  const byRule = Object.entries(rules)
    .sort(([, a], [, b]) => b.gained + b.lost + b.changed - (a.gained + a.lost + a.changed))
    .slice(0, 20)
  const missing = [
    ...(notes.onlyBefore > 0 ? [`${notes.onlyBefore} only in the first file`] : []),
    ...(notes.onlyAfter > 0 ? [`${notes.onlyAfter} only in the second`] : []),
  ]
  return [
    [`${notes.both} notes in both files`, ...missing].join(', '),
    ' '.repeat(14) + columns.map((column) => column.padStart(9)).join(''),
    ...table,
    ...(byField.length === 0 ? [] : [`changed in: ${byField.map(([name, count]) => `${name} ${count}`).join(', ')}`]),
    ...(confidence.moved === 0 ? [] : [`confidence moved in ${confidence.moved}, by ${confidence.mean} on average`]),
    ...(byRule.length === 0 ? [] : ['by rule (gained, lost, changed):']),
    ...byRule.map(([rule, { gained, lost, changed }]) => `  ${rule}  +${gained} -${lost} ~${changed}`),
  ].join('\n')
}
