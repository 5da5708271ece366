/** Candidates: the meanings that the terms found may have, as they are written here. */
import { kindBit, type Lexicon, SenseFlag, type TermTable } from '../lexicon/index.ts'
import { Flag, type TokenTable } from '../note/index.ts'
import type { MentionKind } from './mention.ts'

/** One meaning of one term found: tokens `first` to `end` (out). */
export interface Candidate {
  readonly kind: MentionKind
  readonly first: number
  readonly end: number
  readonly entry: number
  readonly concepts: readonly [number, ...number[]]
  readonly ambiguous: boolean
  readonly variant: boolean
}

const kinds: readonly MentionKind[] = ['condition', 'medication', 'observation']

/** The candidates of a note, in order of their first token, the longest first. */
export function findCandidates(
  text: string,
  tokens: TokenTable,
  terms: TermTable,
  lexicon: Lexicon,
): readonly Candidate[] {
  const wanted = kinds.reduce((mask, kind) => mask | kindBit(kind), 0)
  const found: Candidate[] = []
  for (let t = 0; t < terms.length; t++) {
    if (!(terms.kinds[t]! & wanted)) continue
    const first = terms.first[t]!
    const end = terms.end[t]!
    for (const kind of kinds) {
      if (!(terms.kinds[t]! & kindBit(kind))) continue
      const concepts: number[] = []
      let ambiguous = true
      let variant = true
      for (const sense of lexicon.senses(terms.entry[t]!)) {
        if (lexicon.concept(sense.concept).kind !== kind) continue
        if (sense.form !== null && !writtenAs(text, tokens, first, end, sense.form)) continue
        concepts.push(sense.concept)
        if (!(sense.flags & SenseFlag.ambiguous)) ambiguous = false
        if (!(sense.flags & SenseFlag.variant)) variant = false
      }
      if (concepts.length > 0)
        found.push({
          kind,
          first,
          end,
          entry: terms.entry[t]!,
          concepts: concepts as [number, ...number[]],
          ambiguous,
          variant,
        })
    }
  }
  return found.sort((a, b) => a.first - b.first || b.end - a.end)
}

/** Is the term written in exactly this form, blanks of any width between its words? */
export function writtenAs(text: string, tokens: TokenTable, first: number, end: number, form: string): boolean {
  let at = 0
  for (let i = first; i < end; i++) {
    if (i > first && tokens.flags[i]! & Flag.space) {
      if (form[at] !== ' ' && form[at] !== '-') return false
      at++
    }
    const size = tokens.end[i]! - tokens.start[i]!
    if (!form.startsWith(text.slice(tokens.start[i]!, tokens.end[i]!), at)) return false
    at += size
    if (form[at] === '-' && i + 1 < end && tokens.flags[i + 1]! & Flag.space) at--
  }
  return at === form.length
}
