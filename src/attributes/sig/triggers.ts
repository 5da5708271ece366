/** Triggers: what would end, pause or begin a drug later on: "hold metoprolol for SBP <90", "stop cefazolin if cultures are negative", "resume Eliquis at discharge". */
import { Flag, Kind, oneOf } from '../../note/index.ts'
import { coordinated } from './between.ts'
import type { Described } from './cue-targets.ts'
import { isOrder } from './orders.ts'
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

const pauses = oneOf('hold off stop skip')
const mornings = oneOf('am morning day night evening dose dos mn midnight')
const ofOr = oneOf('of before prior')
const before = oneOf('before prior preop pre')
const operations = oneOf('surgery surg procedure op or hd dialysis surgeries procedures case colonoscopy endoscopy')

/** "hold am of surgery", "off 4 days prior", "skip DOS": what one does before an operation with a drug that is taken. */
export function isPause(words: SigWords, { first, end }: StatusCue): boolean {
  const { tokens } = words
  if (!pauses(tokens, first) || end - first > 2) return false // "hold am" is a cue of its own
  let i = first + 1
  // "lisinopril off 2 weeks prior" is over; in a column of instructions it says what to do
  if (tokens.kind[i] === Kind.number && classAt(words, i + 1) === Word.time)
    return beginsColumn(words, first) && before(tokens, i + 2)
  while (i < first + 4 && (mornings(tokens, i) || classAt(words, i) === Word.article)) i++
  return i > first + 1 && ofOr(tokens, i) && operations(tokens, classAt(words, i + 1) === Word.article ? i + 2 : i + 1)
}

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

// The longest order to begin, in characters.
const maxStart = 24
const starts =
  /^(?:(?:will|can|then) )?(?:re-?)?(?:start|add|resume|begin|initiate|transfuse|(?:switch|change|transition|convert|bridge|narrow|de-?escalate|broaden|escalate|step (?:up|down)|rotate|upgrade) (?:back )?to)(?![\w'])/i
const laterWords = oneOf('tomorrow tmrw tmr outpatient outpt')
const dayAfter = /^pod ?\d/i // "POD1"
const leadsTo = oneOf('at before prior upon on by after')
// The longest "POD 1", in characters.
const maxDay = 6
// "at discharge", "prior to d/c", "next visit", "after the procedure"; the longest in characters.
const maxLater = 32
const later =
  /^(?:(?:at|before|prior to|upon|on|by|after|the|time of|his|her) ){1,3}(?:discharge|d\/?c|follow-?up|f\/u|next (?:visit|appointment|appt)|surgery|procedure)(?![\w'])/i
const nextWord = oneOf('next')
const nextTimes = oneOf('visit week wk month mo appointment appt')

/** "resume Eliquis at discharge", "add spironolactone next visit", "start Coreg once euvolemic": an order to begin that waits; the drug's words end at `end`. */
export function startsLater(words: SigWords, cue: StatusCue, drug: Described, hasIf: boolean): boolean {
  const { text, tokens } = words
  if (cue.status !== 'active') return false
  const begin = tokens.start[cue.first]!
  if (!starts.test(text.slice(begin, begin + maxStart))) return false
  return (
    hasIf || hasTrigger(words, drug.wordsEnd, maxBehind) || isLater(words, drug.end) || isLater(words, drug.wordsEnd)
  )
}

/** Does the drug wait for something, or for a later day: "-> prednisone tomorrow", "-> prednisone once tolerating PO"? */
export const waits = (words: SigWords, { end, wordsEnd }: Described): boolean =>
  hasTrigger(words, wordsEnd, maxBehind) || isLater(words, end) || isLater(words, wordsEnd)

/** "at discharge", "tomorrow", "next visit", "as outpatient" from token `from` on, in the same breath. */
function isLater(words: SigWords, from: number): boolean {
  const { tokens } = words
  for (let i = from; i < from + maxAhead && i < tokens.length; i++) {
    const sign = signAt(words, i)
    if (sign === 44 || sign === 46 || sign === 59 || words.drug[i] || (tokens.flags[i]! & Flag.line) !== 0) return false
    if (
      laterWords(tokens, i) ||
      dayAfter.test(words.text.slice(tokens.start[i]!, tokens.start[i]! + maxDay)) ||
      (nextWord(tokens, i) && nextTimes(tokens, i + 1))
    )
      return true
    if (leadsTo(tokens, i) && later.test(words.text.slice(tokens.start[i]!, tokens.start[i]! + maxLater))) return true
  }
  return false
}

/** "if fails -> Skyrizi": behind an arrow, and an "if" in the same breath before it. */
export function isConsequence(words: SigWords, { first }: Described): boolean {
  if (first === 0 || words.tokens.kind[first - 1] !== Kind.arrow) return false
  for (let i = first - 2; i >= 0 && i > first - 2 - maxAhead; i--) {
    const sign = signAt(words, i)
    if (sign === 44 || sign === 46 || sign === 59 || words.drug[i]) return false
    if (classAt(words, i) === Word.if) return true
    if ((words.tokens.flags[i]! & Flag.line) !== 0) return false
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
