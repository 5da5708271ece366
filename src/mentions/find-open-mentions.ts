/** Open mentions: the candidates of open vocabulary made into mentions among those that terms gave. */
import { type ConditionConcept, uncoded } from '../lexicon/index.ts'
import { normaliseWord, uint8Column } from '../note/index.ts'
import { findArrowed } from './arrow-findings.ts'
import type { Candidate } from './candidates.ts'
import { composeConcept } from './compose-code.ts'
import { modifyingOf, partsOf } from './compose-condition.ts'
import type { Around } from './disambiguate.ts'
import { extendSpan, type FoundModifier, type ModifierIndex } from './extend-span.ts'
import { findPredicated } from './find-predicated.ts'
import type { Mention } from './mention.ts'
import { findOpen, type PartsOfSpeech } from './open-vocabulary.ts'
import { openWords } from './open-words.ts'
import { sidedConcept } from './sided-concept.ts'
import { findThresholds } from './thresholds.ts'
import { findWeightChanges } from './weight-changes.ts'

/** How conditions of no term are found: by tables and endings, with parts of speech besides, or not at all. */
export type OpenVocabulary = 'rules' | 'parts-of-speech' | 'off'

export interface OpenMentionInput {
  readonly around: Around
  readonly modifiers: ModifierIndex
  readonly mentions: Mention[]
  /** Tokens of tests' names, and of words that a rule refused: no condition begins in them. */
  readonly closed: readonly Pick<Candidate, 'kind' | 'first' | 'end'>[]
  readonly partsOfSpeech: PartsOfSpeech | null
  /** Is the candidate the name of something else, by the words around it? */
  namesAnother(candidate: Candidate): boolean
}

/** All mentions of a note, the open ones among them, in order: "no periurethritis" has one without codes. */
export function addOpenMentions(input: OpenMentionInput): Mention[] {
  const { around, modifiers, mentions, closed, partsOfSpeech } = input
  const taken = uint8Column(around.tokens.length)
  const take = ({ first, end }: { readonly first: number; readonly end: number }): void => {
    for (let i = first; i < end; i++) taken[i] = 1
  }
  mentions.forEach(take)
  const told = [
    ...findPredicated(around, modifiers, taken),
    ...findArrowed(around, taken),
    ...findWeightChanges(around, taken),
    ...findThresholds(around, taken),
  ]
  for (const one of closed) if (one.kind === 'observation') take(one)
  const before = taken.slice()
  // a word that was refused may still be where a condition is: "stenosis of the LAD"
  closed.forEach(take)
  const open = findOpen({ around, modifiers, taken, partsOfSpeech, words: openWords(around.lexicon) })
    .filter((candidate) => !input.namesAnother(candidate))
    .map((candidate) => mentionOf(candidate, before, input))
  if (open.length === 0 && told.length === 0) return mentions
  return [...mentions, ...told, ...open].sort((a, b) => a.first - b.first || b.end - a.end)
}

function mentionOf(candidate: Candidate, taken: Uint8Array, { around, modifiers }: OpenMentionInput): Mention {
  const { text, tokens, sentences, sentenceAt, sectionAt, lexicon } = around
  const sentence = sentences[sentenceAt[candidate.first]!]!
  const wide = extendSpan(text, tokens, sentence, candidate, modifiers)
  let { first, end } = candidate
  let found: readonly FoundModifier[] = []
  if (!taken.subarray(wide.first, wide.end).includes(1)) {
    first = wide.first
    end = wide.end
    found = wide.modifiers
  }
  const head = normaliseWord(text.slice(tokens.start[candidate.end - 1]!, tokens.end[candidate.end - 1]!))
  const parts = partsOf(found).map((one) => modifyingOf(lexicon, one))
  const named = parts.length > 0 ? composeConcept(lexicon, [[head]], parts) : null
  const side = partsOf(found).find(({ role }) => role === 'laterality')
  const concept = named === null || side === undefined ? named : sidedConcept(lexicon, named, side.value)
  const span = { start: tokens.start[first]!, end: tokens.end[end - 1]! }
  return {
    kind: 'condition',
    span,
    first,
    end,
    head: { first: candidate.first, end: candidate.end },
    concepts: [concept ?? uncoded],
    codes: concept === null ? [] : (lexicon.concept(concept) as ConditionConcept).codes,
    name: text.slice(span.start, span.end).toLowerCase().replace(/\s+/g, ' '),
    match: 'open',
    ambiguous: false,
    sentence: sentenceAt[candidate.first]!,
    section: sectionAt[candidate.first]!,
    modifiers: found.map((one) => ({
      role: one.role,
      value: one.value,
      span: { start: tokens.start[one.first]!, end: tokens.end[one.end - 1]! },
    })),
    because: [{ rule: candidate.rule ?? 'open', span }],
  }
}
