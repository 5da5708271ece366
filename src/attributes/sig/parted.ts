/** Parted: a word that makes something past or conditional, and a full stop or an arrow between it and the drug: "if AG <12 x2. Lispro 6". */
import { Kind, type Reason } from '../../note/index.ts'
import { broken } from './between.ts'
import type { Described } from './cue-targets.ts'
import type { SigWords } from './sig-words.ts'

// As far back as such a word is looked for, in tokens.
const maxBack = 40

/** Do all the words before the drug that say so stand in another sentence, or before an arrow: "PCN hx -> cefazolin 2 g"? */
export function isParted(
  words: SigWords,
  { first }: Pick<Described, 'first'>,
  because: readonly Reason[] | undefined,
): boolean {
  const { tokens } = words
  const begin = tokens.start[first]!
  let last = -1
  for (const { span } of because ?? []) {
    if (span.end > begin) return false
    if (span.end > last) last = span.end
  }
  if (last < 0) return false
  for (let i = first - 1; i >= 0 && i > first - maxBack; i--) {
    if (tokens.start[i]! < last) return broken(words, i + 1, first)
    if (tokens.kind[i] === Kind.arrow) return true
  }
  return false
}
