/** The official names of codes (displays.tsv), put onto the codes of concepts. */
import type { Concept } from '../lexicon/index.ts'
import type { Code } from '../note/index.ts'
import { readTable, type TableFile } from './read-table.ts'
import { readCodes } from './tables.ts'

/** The table of `code ⇥ display`, as in "ICD10CM:I10 ⇥ Essential (primary) hypertension". */
export const displaysPath = 'displays.tsv'

const keyOf = ({ system, code }: Code): string => `${system} ${code}`

/** Official names by system and code; empty when there is no such table. */
export function readDisplays(files: readonly TableFile[], problems: string[]): ReadonlyMap<string, string> {
  const displays = new Map<string, string>()
  const file = files.find(({ path }) => path === displaysPath)
  if (!file) return displays
  for (const { cells, line } of readTable(file, ['code', 'display'], problems)) {
    const [code] = readCodes(cells.code!)
    if (!code || cells.display === '') problems.push(`${file.path}:${line}:1: a row is a code and its official name`)
    else if (displays.has(keyOf(code)))
      problems.push(`${file.path}:${line}:1: the code "${cells.code}" stands here twice`)
    else displays.set(keyOf(code), cells.display!)
  }
  return displays
}

/** The concept with the official names on its codes. */
export function withDisplays(concept: Concept, displays: ReadonlyMap<string, string>): Concept {
  if (displays.size === 0 || !('codes' in concept)) return concept
  const named = (code: Code): Code => {
    const display = displays.get(keyOf(code))
    return display ? { ...code, display } : code
  }
  const codes = concept.codes.map(named)
  if (concept.kind !== 'observation') return { ...concept, codes }
  const specimens = Object.fromEntries(Object.entries(concept.specimens).map(([name, code]) => [name, named(code)]))
  return { ...concept, codes, specimens }
}
