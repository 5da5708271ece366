/** Tables in, one lexicon file out: the same tables give the same bytes. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { LexiconError } from '../errors.ts'
import { type Concept, conceptKinds, SenseFlag } from '../lexicon/index.ts'
import { Kind, normaliseWord, tokenize } from '../note/index.ts'
import { type BuiltTerm, buildAutomaton } from './build-automaton.ts'
import { commonWords } from './common-words.ts'
import { expandTerm } from './expand-terms.ts'
import { type Row, readTable, type TableFile } from './read-table.ts'
import { rowProblems, splitTerms, type Table, tableOf } from './tables.ts'
import { writeLexicon } from './write.ts'

/** A term with its marks taken off. */
export interface MarkedTerm {
  readonly text: string
  readonly exactCase: boolean
  readonly ambiguous: boolean
}

/** "AS^?" is "AS", this case only, ambiguous alone. */
export function readMarks(term: string): MarkedTerm {
  const marks = /[\^?]+$/.exec(term)?.[0] ?? ''
  return {
    text: term.slice(0, term.length - marks.length),
    exactCase: marks.includes('^'),
    ambiguous: marks.includes('?'),
  }
}

/** The words of a term as the tokenizer cuts a note, hyphens between words left out. */
export function wordsOf(text: string): string[] {
  const tokens = tokenize(text)
  const words: string[] = []
  for (let i = 0; i < tokens.length; i++) {
    const word = normaliseWord(text.slice(tokens.start[i]!, tokens.end[i]!))
    const inside = i > 0 && i + 1 < tokens.length && !(tokens.flags[i]! & 1) && !(tokens.flags[i + 1]! & 1)
    if (word === '-' && inside && tokens.kind[i] === Kind.sign) continue
    words.push(word)
  }
  return words
}

/** "MI?", "PE?": an ambiguous short form written in capitals counts in capitals only; "has" is not "HAS?". */
function shortFormInCapitals(table: Table, term: MarkedTerm): MarkedTerm {
  const caps = table.kind === 'condition' && term.ambiguous && /^[A-Z]{2,5}$/.test(term.text)
  return caps ? { ...term, exactCase: true } : term
}

const isMentionKind = (kind: string): boolean => kind === 'condition' || kind === 'medication' || kind === 'observation'

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
  const terms: BuiltTerm[] = []
  const counts: Record<string, number> = {}
  // key: kind + words. What is already written, and by which row.
  const taken = new Map<string, { rank: number; ambiguous: boolean; row: Row }>()
  const pending: {
    table: Table
    row: Row
    concept: number
    term: MarkedTerm
    variant: boolean
    preferred: boolean
    rank: number
  }[] = []
  for (const file of ordered) {
    const table = tableOf(file.path, file.text.split('\n', 1)[0]!)
    if (!table) {
      problems.push(`${file.path}:1:1: no table has this name or these columns`)
      continue
    }
    for (const row of readTable(file, table.columns, problems)) {
      for (const problem of rowProblems(table.kind, row.cells)) problems.push(`${row.file}:${row.line}:1: ${problem}`)
      const concept = concepts.length
      concepts.push(table.concept(row))
      counts[table.kind] = (counts[table.kind] ?? 0) + 1
      const rank = sourceRank[row.cells.source ?? ''] ?? 0
      for (const column of table.terms)
        for (const written of splitTerms(row.cells[column]!)) {
          const term = shortFormInCapitals(table, readMarks(written))
          if (term.text.trim() === '') problems.push(`${row.file}:${row.line}:1: an empty term in "${column}"`)
          else pending.push({ table, row, concept, term, variant: false, preferred: column === table.terms[0], rank })
        }
    }
  }
  const written = pending.length
  for (let i = 0; i < written; i++) {
    const { table, term } = pending[i]!
    if (term.exactCase || term.text.length < 4) continue
    for (const variant of expandTerm(term.text, table.expansion))
      pending.push({
        ...pending[i]!,
        term: { ...term, text: variant },
        variant: true,
        preferred: false,
        rank: pending[i]!.rank + 0.5,
      })
  }
  // Best source first; within one, written before made; else in file order.
  const order = pending.map((_, i) => i).sort((a, b) => pending[a]!.rank - pending[b]!.rank || a - b)
  for (const i of order) {
    const { table, row, concept, term, variant, preferred, rank } = pending[i]!
    const words = wordsOf(term.text)
    if (words.length === 0) {
      problems.push(`${row.file}:${row.line}:1: the term "${term.text}" has no words`)
      continue
    }
    if (!term.exactCase && words.length === 1 && commonWords.has(words[0]!) && isMentionKind(table.kind)) {
      problems.push(
        `${row.file}:${row.line}:1: the term "${term.text}" reads like an English word; write "${term.text}^" if it counts in this case only`,
      )
      continue
    }
    const key = `${table.kind} ${term.exactCase ? term.text : ''} ${words.join(' ')}`
    const sharing = table.kind === 'word' || term.ambiguous
    const before = taken.get(key)
    if (before && !(sharing && (before.ambiguous || table.kind === 'word'))) {
      if (before.row !== row && rank === before.rank && !variant && rank < 1)
        problems.push(
          `${row.file}:${row.line}:1: the term "${term.text}" stands also in ${before.row.file}:${before.row.line}; mark both with ? if both are meant`,
        )
      continue
    }
    if (before?.row === row) continue
    taken.set(key, { rank, ambiguous: term.ambiguous, row })
    terms.push({
      words,
      concept,
      kind: conceptKinds.indexOf(table.kind),
      flags:
        (term.exactCase ? SenseFlag.exactCase : 0) |
        (term.ambiguous ? SenseFlag.ambiguous : 0) |
        (variant ? SenseFlag.variant : 0) |
        (preferred ? SenseFlag.preferred : 0),
      form: term.exactCase ? term.text : null,
    })
  }
  if (problems.length > 0 && !options.keepGoing)
    throw new LexiconError(
      'lexicon/bad-source',
      `The lexicon tables have ${problems.length} problem(s); mend them and build again.`,
      problems,
    )
  const digest = bytesToHex(sha256(utf8ToBytes(ordered.map((file) => `${file.path}\n${file.text}`).join('\0'))))
  counts.terms = terms.length
  counts.written = written
  const bytes = writeLexicon({ language, digest, counts, concepts, automaton: buildAutomaton(terms) })
  return { bytes, counts, problems }
}
