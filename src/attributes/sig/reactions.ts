/** Allergies without a word of allergy: "Sulfa - rash.", "PCN (hives), codeine (anaphylaxis)", a drug and what it did in a sentence of their own. */
import { Flag, oneOf } from '../../note/index.ts'
import type { Described } from './cue-targets.ts'
import { type SigWords, signAt } from './sig-words.ts'

const reaction = oneOf('rash rashes hives urticaria anaphylaxis angioedema')
const causes = oneOf('causes caused')
// Adjectives, "and" and a second reaction: "(severe rash and itching)".
const maxWords = 5

/** Is the drug `d` named with its reaction, and nothing but such drugs before it? */
export function isReaction(words: SigWords, drugs: readonly Described[], d: number): boolean {
  const drug = drugs[d]!
  if (drug.slots.some(({ kind }) => kind !== 'reason')) return false
  if (!opens(words, drug.first) && !(d > 0 && opensAfter(words, drugs[d - 1]!, drug))) return false
  return endOfReaction(words, drug.end) > 0
}

/** It opens its line or sentence, or follows a title's colon. */
function opens(words: SigWords, i: number): boolean {
  const before = signAt(words, i - 1)
  return i === 0 || before === 46 || before === 58 || (words.tokens.flags[i]! & Flag.line) !== 0
}

/** The token after "(rash)", "- rash", ": hives"; 0 when there is none. */
function endOfReaction(words: SigWords, from: number): number {
  const { tokens } = words
  const sign = signAt(words, from)
  if (sign !== 40 && sign !== 45 && sign !== 58 && sign !== 61 && !causes(tokens, from)) return 0
  let named = false
  for (let i = from + 1; i < from + 2 + maxWords; i++) {
    const at = signAt(words, i)
    const ends = i >= tokens.length || at === 46 || at === 44 || at === 59 || at === 41
    if (ends || (named && (tokens.flags[i]! & Flag.line) !== 0))
      return named && words.condition[i - 1] ? i + (at === 41 ? 1 : 0) : 0
    if (words.drug[i] || (at !== 0 && at !== 47)) return 0
    if (reaction(tokens, i)) named = true
  }
  return 0
}

/** "PCN (rash), sulfa": only the first one's reaction and a comma stand between. */
function opensAfter(words: SigWords, before: Described, drug: Described): boolean {
  const end = endOfReaction(words, before.end)
  if (end === 0) return false
  let i = end
  while (i < drug.first && (signAt(words, i) === 44 || signAt(words, i) === 59 || and(words.tokens, i))) i++
  return i === drug.first
}

const and = oneOf('and')
