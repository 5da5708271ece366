/** Orders: "hold", "stop", "d/c": what they are about when no drug follows, and whether they stand alone after a sign. */
import { Flag, Kind, oneOf } from '../../note/index.ts'
import type { Described } from './cue-targets.ts'
import { classAt, hasMark, type SigWords, signAt } from './sig-words.ts'
import type { StatusCue } from './status-cues.ts'
import { Mark, Word } from './words.ts'

// The longest of the orders, in characters.
const maxOrder = 12

/** Does a verb in its plain form begin the cue: an order, and nothing that was done? */
export function isOrder({ text, tokens }: SigWords, { first }: StatusCue): boolean {
  const start = tokens.start[first]!
  return /^(?:hold|stop|d\/?c|discontinue|withhold)(?![\w'])/i.test(text.slice(start, start + maxOrder))
}

const whyOrWhen = oneOf(
  'due 2/2 secondary given per because by after before today tonight tomorrow yesterday now early d/t in on at as since am pm taking it them this',
)

/** "Lasix 40 mg daily, d/c foley": an order whose object is something else that is no drug. */
export function hasObject(words: SigWords, cue: StatusCue): boolean {
  const { tokens } = words
  const { end } = cue
  if (!isOrder(words, cue) || end >= tokens.length || tokens.kind[end] !== Kind.word) return false
  if ((tokens.flags[end]! & Flag.line) !== 0 || classAt(words, end) !== Word.none || whyOrWhen(tokens, end))
    return false
  return !words.condition[end] && !words.drug[end] && !words.frequency[end] && !hasMark(words, end, Mark.helping)
}

const dripWords = oneOf('gtt gtts drip drips infusion')

/** "glargine 20 u now, stop gtt in 2 h": the drip is that of another drug. */
export const isOfDrip = (words: SigWords, cue: StatusCue, { slots }: Described): boolean =>
  isOrder(words, cue) &&
  dripWords(words.tokens, cue.end) &&
  !slots.some((slot) => slot.kind === 'frequency' && slot.value.continuous === true && slot.first < cue.first)

/** "cough on lisinopril; stopped, now on losartan", "on Xarelto; held for procedure": after a sign, with no drug of its own. */
export function standsAlone(words: SigWords, { first, end, status }: StatusCue): boolean {
  if (signAt(words, first - 1) !== 59) return false
  const sign = signAt(words, end)
  if (sign === 44 || sign === 46 || sign === 59) return true
  const ends = status === 'stopped' || status === 'on-hold' || status === 'not-taken'
  return ends && (end >= words.tokens.length || whyOrWhen(words.tokens, end) || classAt(words, end) === Word.for)
}
