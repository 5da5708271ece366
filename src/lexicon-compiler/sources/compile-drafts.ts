/** Drafts into a lexicon: terms cleaned and marked, the same term of two concepts settled. */

import { type Concept, type Lexicon, lexiconOf } from '../../lexicon/index.ts'
import { normaliserVersion } from '../../note/index.ts'
import { buildAutomaton } from '../build-automaton.ts'
import { chooseTerms, type WrittenTerm } from '../choose-terms.ts'
import { textDigest } from '../digest.ts'
import { readMarks } from '../marks.ts'
import { expansionOf } from '../tables.ts'
import { columnsOf } from '../write.ts'
import { cleanTerm, markImported } from './clean-term.ts'
import type { AllDrafts } from './read-sources.ts'
import type { Draft } from './source.ts'

// Terminologies write plurals and British forms rarely, inversions and long forms themselves.
const importedExpansion = { plurals: true, spellings: true, inversions: false, articles: false, shorthand: false }
// below every table of ours; a concept's name before another's synonym
const nameRank = 4
const synonymRank = 5

/** Compiles the drafts. What an own draft leaves out (its class, its units) is left out of the concept, for merging. */
export function compileDrafts(
  language: string,
  { own, imported }: AllDrafts,
  sourceDigest: string | null,
  problems: string[],
): Lexicon {
  const concepts: Concept[] = []
  const written: WrittenTerm[] = []
  const counts: Record<string, number> = {}
  const add = (draft: Draft, name: string): number => {
    counts[draft.kind] = (counts[draft.kind] ?? 0) + 1
    concepts.push(conceptOf(draft, name))
    return concepts.length - 1
  }
  for (const draft of own) {
    const concept = add(draft, readMarks(draft.name).text)
    const expansion = expansionOf(draft.kind)
    for (const one of [draft.name, ...draft.terms.filter((term) => readMarks(term).text !== draft.name)]) {
      // a surface that is the name as well may carry the marks
      const marked = one === draft.name ? (draft.terms.find((term) => readMarks(term).text === one) ?? one) : one
      written.push({
        kind: draft.kind,
        concept,
        term: readMarks(marked),
        preferred: one === draft.name,
        rank: 0,
        expansion,
        place: `"${draft.name}"`,
      })
    }
  }
  for (const draft of imported) {
    const terms = cleanTerms(draft)
    if (terms.length === 0) continue
    const concept = add(draft, terms[0]!)
    terms.forEach((text, i) => {
      written.push({
        kind: draft.kind,
        concept,
        term: markImported(text)!,
        preferred: i === 0,
        rank: i === 0 ? nameRank : synonymRank,
        expansion: importedExpansion,
        place: '',
        imported: true,
      })
    })
  }
  const terms = chooseTerms(written, problems)
  counts.terms = terms.length
  counts.written = written.length
  const columns = columnsOf(concepts, buildAutomaton(terms))
  const digest = sourceDigest ?? textDigest(JSON.stringify(own) + JSON.stringify(imported))
  return lexiconOf({ language, normaliserVersion, digest, counts, columns: {} }, columns)
}

/** The terms that a note may write, each once, the name first. */
function cleanTerms(draft: Draft): string[] {
  const seen = new Set<string>()
  const kept: string[] = []
  for (const text of [draft.name, ...draft.terms]) {
    const term = cleanTerm(text)
    const key = term.toLowerCase()
    if (seen.has(key) || !markImported(term)) continue
    seen.add(key)
    kept.push(term)
  }
  return kept
}

function conceptOf({ kind, codes, terms: _, name: __, ...said }: Draft, name: string): Concept {
  return { kind, name, codes, ...said } as unknown as Concept
}
