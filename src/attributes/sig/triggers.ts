/** Triggers: what would end or pause a drug that goes on for now: "hold metoprolol for SBP <90", "stop cefazolin if cultures are negative". */
import { Flag, Kind, oneOf } from '../../note/index.ts'
import { coordinated, type Described, isOrder } from './cue-targets.ts'
import { beginsColumn, classAt, hasMark, type SigWords, signAt } from './sig-words.ts'
import type { StatusCue } from './status-cues.ts'
import { beginOf } from './status-signs.ts'
import { Mark, Word } from './words.ts'

// As far as a trigger may stand behind its drug, or behind a verb that looks back, in tokens.
const maxAhead = 8
const maxBehind = 4

const triggers = oneOf('if once when')

/** Which drugs of a segment have a trigger behind them; "hold A and B for HR <55" gives A that of B. */
export function triggered(words: SigWords, drugs: readonly Described[]): readonly boolean[] {
  const found: boolean[] = drugs.map(() => false)
  for (let d = drugs.length - 1; d >= 0; d--) {
    const next = drugs[d + 1]
    found[d] =
      hasTrigger(words, drugs[d]!.end, maxAhead) ||
      (next !== undefined && found[d + 1]! && coordinated(words, drugs[d]!.wordsEnd, beginOf(next)))
  }
  return found
}

/** "given - d/c in AM if PCT flat": an order that looks back, and its trigger. */
export const isConditionalOrder = (words: SigWords, cue: StatusCue): boolean =>
  isOrder(words, cue) && hasTrigger(words, cue.end, maxBehind)

/** Is the "if" that of an order right before it? */
export const isOrderFor = (words: SigWords, order: StatusCue, { first }: StatusCue): boolean =>
  isOrder(words, order) && first - order.end <= maxBehind

/** "if", "once", or "for" with a bound of something measured, within some tokens and in the same breath. */
function hasTrigger(words: SigWords, from: number, reach: number): boolean {
  const { tokens } = words
  for (let i = from; i < from + reach && i < tokens.length; i++) {
    const sign = signAt(words, i)
    if (sign === 44 || sign === 46 || sign === 59 || words.drug[i]) return false
    if ((tokens.flags[i]! & Flag.line) !== 0 || beginsColumn(words, i)) return false
    if (triggers(tokens, i)) return true
    if (classAt(words, i) === Word.for && isBound(words, i + 1)) return true
  }
  return false
}

const than = oneOf('less greater below above over under more')

/** "SBP <90", "HR less than 55"; not "INR 5.4", which was found. */
function isBound(words: SigWords, i: number): boolean {
  const { tokens } = words
  if (!hasMark(words, i, Mark.measure)) return false
  for (let k = i + 1; k < i + 3 && k < tokens.length; k++) {
    if (tokens.kind[k] === Kind.comparator || than(tokens, k)) return true
    if (tokens.kind[k] !== Kind.word) return false
  }
  return false
}
