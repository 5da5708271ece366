/** The default lexicon's terms and cues as plain lines that other programs can take: made when the bench runs, from `lexicons/`. */
import { readTables } from '../../src/cli/read-tables.ts'
import { expandTerm, readMarks, tableOf } from '../../src/lexicon-compiler/index.ts'

const kinds: ReadonlySet<string> = new Set(['condition', 'medication', 'observation'])

/** "congestive heart failure\tcondition": every written term of what notes are about, and its variants. */
export function termLines(folder: string): string[] {
  const seen = new Map<string, string>()
  for (const { path, text } of readTables(folder)) {
    const lines = text.split('\n').filter(Boolean)
    const table = tableOf(path, lines[0] ?? '')
    if (!table || !kinds.has(table.kind)) continue
    const columns = lines[0]!.split('\t')
    const places = table.terms.map((name) => columns.indexOf(name))
    for (const line of lines.slice(1)) {
      const cells = line.split('\t')
      for (const cell of places.flatMap((place) => (cells[place] ?? '').split('; ').filter(Boolean))) {
        const term = readMarks(cell).text
        for (const one of [term, ...expandTerm(term, table.expansion)]) if (!seen.has(one)) seen.set(one, table.kind)
      }
    }
  }
  return [...seen].map(([term, kind]) => `${term}\t${kind}`)
}

// ConText's categories by our axes, the one that says most first
const categories: readonly (readonly [effect: string, category: string])[] = [
  ['experiencer=family', 'FAMILY'],
  ['certainty=absent', 'NEGATED_EXISTENCE'],
  ['certainty=hypothetical', 'HYPOTHETICAL'],
  ['certainty=possible', 'POSSIBLE_EXISTENCE'],
  ['temporality=historical', 'HISTORICAL'],
]

/** "denies\tNEGATED_EXISTENCE\tFORWARD": the cues that have a counterpart in ConText. */
export function cueLines(folder: string): string[] {
  const file = readTables(folder).find(({ path }) => path === 'cues.tsv')!
  return file.text
    .split('\n')
    .slice(1)
    .filter(Boolean)
    .flatMap((line) => {
      const [cue, effect, direction] = line.split('\t') as [string, string, string]
      const words = readMarks(cue).text
      if (effect === 'terminate') return [`${words}\tCONJ\tTERMINATE`]
      if (effect === 'pseudo') return [`${words}\tPSEUDO\tPSEUDO`]
      const category = categories.find(([one]) => effect.includes(one))?.[1]
      return category
        ? [`${words}\t${category}\t${direction === 'both' ? 'BIDIRECTIONAL' : direction.toUpperCase()}`]
        : []
    })
}
