/** Terms that are in a note and became no mention, each with the rule that decided; asked for explanations only. */
import { kindBit } from '../lexicon/index.ts'
import { type Candidate, writtenAs } from './candidates.ts'
import { findMentions, type MentionInput } from './find-mentions.ts'
import type { MentionKind } from './mention.ts'

/** A term found that does not count: tokens `first` to `end` (out). */
export interface LostTerm {
  readonly kind: MentionKind
  readonly first: number
  readonly end: number
  /** Numbers of the concepts that it could have meant. */
  readonly concepts: readonly number[]
  /** As in `mentions/longer-term`, `ambiguous/no-evidence`, `ambiguous/near=valve,echo`, `lexicon/other-case`. */
  readonly rule: string
}

/**
 * Finds them by finding the mentions again: in "NEW PATIENT. Cold hands." the cold, which is ambiguous and has no evidence.
 * Tests and vital signs are left to those who know values.
 */
export function findLost(input: MentionInput): readonly LostTerm[] {
  const lost: LostTerm[] = []
  findMentions(input, ({ kind, first, end, concepts }: Candidate, rule) => {
    if (kind !== 'observation') lost.push({ kind, first, end, concepts, rule })
  })
  lost.push(...writtenOtherwise(input))
  return lost.sort((a, b) => a.first - b.first || b.end - a.end)
}

const wanted = kindBit('condition') | kindBit('medication')

/** Terms that count in another case only: "all" is no leukemia, "ALL" may be one. */
function writtenOtherwise({ text, tokens, terms, lexicon }: MentionInput): LostTerm[] {
  const lost: LostTerm[] = []
  for (let t = 0; t < terms.length; t++) {
    if (!(terms.kinds[t]! & wanted)) continue
    const [first, end] = [terms.first[t]!, terms.end[t]!]
    const senses = lexicon.senses(terms.entry[t]!)
    for (const kind of ['condition', 'medication'] as const) {
      const own = senses.filter(({ concept }) => lexicon.concept(concept).kind === kind)
      if (own.length === 0) continue
      if (own.some(({ form }) => form === null || writtenAs(text, tokens, first, end, form))) continue
      lost.push({ kind, first, end, concepts: own.map(({ concept }) => concept), rule: 'lexicon/other-case' })
    }
  }
  return lost
}
