/** Of all terms that are written or made, those that count: the best source first, written before made. */
import { type ConceptKind, conceptKinds, SenseFlag } from '../lexicon/index.ts'
import type { BuiltTerm } from './build-automaton.ts'
import { commonWords } from './common-words.ts'
import { type Expansion, expandTerm } from './expand-terms.ts'
import { type MarkedTerm, wordsOf } from './marks.ts'

/** A term as a source writes it. */
export interface WrittenTerm {
  readonly kind: ConceptKind
  readonly concept: number
  readonly term: MarkedTerm
  readonly preferred: boolean
  /** Lower wins; two of the same rank must not write the same term. */
  readonly rank: number
  readonly expansion: Expansion
  /** Where it stands, as in `conditions/heart.tsv:7`. */
  readonly place: string
  /** From a licensed terminology: what can't be kept is left out without a word. */
  readonly imported?: boolean
}

const isMentionKind = (kind: string): boolean => kind === 'condition' || kind === 'medication' || kind === 'observation'

interface Taken {
  readonly rank: number
  readonly ambiguous: boolean
  readonly concept: number
  readonly place: string
}

/** Chooses; what is wrong with a term goes into `problems`. */
export function chooseTerms(written: readonly WrittenTerm[], problems: string[]): BuiltTerm[] {
  const terms: BuiltTerm[] = []
  // by kind and words: what is already written, and by which concept
  const taken = new Map<string, Taken>()
  const interned = new Map<string, string>() // a word of a thousand terms is kept once
  const intern = (word: string): string => {
    const known = interned.get(word)
    if (known !== undefined) return known
    interned.set(word, word)
    return word
  }
  const take = (from: WrittenTerm, term: MarkedTerm, variant: boolean): void => {
    const { kind, concept, place, imported } = from
    const rank = variant ? from.rank + 0.5 : from.rank
    const preferred = from.preferred && !variant
    const words = wordsOf(term.text)
    if (words.length === 0) {
      if (!imported) problems.push(`${place}:1: the term "${term.text}" has no words`)
      return
    }
    if (!term.exactCase && words.length === 1 && commonWords.has(words[0]!) && isMentionKind(kind)) {
      if (!imported)
        problems.push(
          `${place}:1: the term "${term.text}" reads like an English word; write "${term.text}^" if it counts in this case only`,
        )
      return
    }
    const key = `${kind} ${term.exactCase ? term.text : ''} ${words.join(' ')}`
    const sharing = kind === 'word' || term.ambiguous
    const before = taken.get(key)
    if (before && !(sharing && (before.ambiguous || kind === 'word'))) {
      if (before.concept !== concept && rank === before.rank && !variant && rank < 1 && !imported)
        problems.push(
          `${place}:1: the term "${term.text}" stands also in ${before.place}; mark both with ? if both are meant`,
        )
      return
    }
    if (before?.concept === concept) return
    taken.set(key, { rank, ambiguous: term.ambiguous, concept, place })
    terms.push({
      words: words.map(intern),
      concept,
      kind: conceptKinds.indexOf(kind),
      flags:
        (term.exactCase ? SenseFlag.exactCase : 0) |
        (term.ambiguous ? SenseFlag.ambiguous : 0) |
        (variant ? SenseFlag.variant : 0) |
        (preferred ? SenseFlag.preferred : 0) |
        (imported ? SenseFlag.imported : 0),
      form: term.exactCase ? term.text : null,
    })
  }
  const ranks = [...new Set(written.map(({ rank }) => rank))].sort((a, b) => a - b)
  for (const rank of ranks) {
    for (const from of written) if (from.rank === rank) take(from, from.term, false)
    for (const from of written) {
      if (from.rank !== rank || from.term.exactCase || from.term.text.length < (from.expansion.short ? 3 : 4)) continue
      for (const text of expandTerm(from.term.text, from.expansion)) take(from, { ...from.term, text }, true)
    }
  }
  return terms
}
