/** Tables in, one lexicon file out: the same tables give the same bytes. */

import { LexiconError } from '../errors.ts'
import type { Concept } from '../lexicon/index.ts'
import { buildAutomaton } from './build-automaton.ts'
import { chooseTerms, type WrittenTerm } from './choose-terms.ts'
import { textDigest } from './digest.ts'
import { displaysPath, readDisplays, withDisplays } from './displays.ts'
import { type MarkedTerm, readMarks } from './marks.ts'
import { readTable, type TableFile } from './read-table.ts'
import { rowProblems, splitTerms, type Table, tableOf } from './tables.ts'
import { columnsOf, writeLexicon } from './write.ts'

export { type MarkedTerm, readMarks, wordsOf } from './marks.ts'

/** "MI?", "PE?": an ambiguous short form written in capitals counts in capitals only; "has" is not "HAS?". */
function shortFormInCapitals(table: Table, term: MarkedTerm): MarkedTerm {
  const caps = table.kind === 'condition' && term.ambiguous && /^[A-Z]{2,5}$/.test(term.text)
  return caps ? { ...term, exactCase: true } : term
}

/** What was compiled, for reports. */
export interface Compiled {
  readonly bytes: Uint8Array
  readonly counts: Readonly<Record<string, number>>
  /** What was wrong and left out; always empty unless `keepGoing` was asked for. */
  readonly problems: readonly string[]
}

export interface CompileOptions {
  /** Leave out what is wrong and report it, instead of throwing: for drafts. */
  readonly keepGoing?: boolean
}

// Curated rows win over official titles, those over names of the patient set, when two write the same term.
const sourceRank: Readonly<Record<string, number>> = { curated: 0, '': 0, icd10cm: 1, wordnet: 2, gps: 3 }

/**
 * Compiles a language's tables into one lexicon.
 *
 * @throws LexiconError with every problem of every table, as `file:line:column: what`.
 */
export function compileTables(language: string, files: readonly TableFile[], options: CompileOptions = {}): Compiled {
  const problems: string[] = []
  const ordered = [...files].sort((a, b) => (a.path < b.path ? -1 : 1))
  const concepts: Concept[] = []
  const counts: Record<string, number> = {}
  const written: WrittenTerm[] = []
  const displays = readDisplays(ordered, problems)
  for (const file of ordered) {
    if (file.path === displaysPath) continue
    const table = tableOf(file.path, file.text.split('\n', 1)[0]!)
    if (!table) {
      problems.push(`${file.path}:1:1: no table has this name or these columns`)
      continue
    }
    for (const row of readTable(file, table.columns, problems)) {
      const place = `${row.file}:${row.line}`
      for (const problem of rowProblems(table.schema ?? table.kind, row.cells)) problems.push(`${place}:1: ${problem}`)
      const concept = concepts.length
      concepts.push(withDisplays(table.concept(row), displays))
      counts[table.kind] = (counts[table.kind] ?? 0) + 1
      const rank = sourceRank[row.cells.source ?? ''] ?? 0
      for (const column of table.terms)
        for (const one of splitTerms(row.cells[column]!)) {
          const term = shortFormInCapitals(table, readMarks(one))
          const preferred = column === table.terms[0]
          if (term.text.trim() === '') problems.push(`${place}:1: an empty term in "${column}"`)
          else written.push({ kind: table.kind, concept, term, preferred, rank, expansion: table.expansion, place })
        }
    }
  }
  const terms = chooseTerms(written, problems)
  if (problems.length > 0 && !options.keepGoing)
    throw new LexiconError(
      'lexicon/bad-source',
      `The lexicon tables have ${problems.length} problem(s); mend them and build again.`,
      problems,
    )
  const digest = textDigest(ordered.map((file) => `${file.path}\n${file.text}`).join('\0'))
  counts.terms = terms.length
  counts.written = written.length
  const bytes = writeLexicon({ language, digest, counts }, columnsOf(concepts, buildAutomaton(terms)))
  return { bytes, counts, problems }
}
