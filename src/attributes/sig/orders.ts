/** Orders: "hold", "stop", "d/c": what they are about when no drug follows, and whether they stand alone after a sign. */
import { oneOf } from '../../note/index.ts'
import type { Described } from './cue-targets.ts'
import { classAt, type SigWords, signAt } from './sig-words.ts'
import type { StatusCue } from './status-cues.ts'
import { Word } from './words.ts'

// The longest of the orders, in characters.
const maxOrder = 12

/** Does a verb in its plain form begin the cue: an order, and nothing that was done? */
export function isOrder({ text, tokens }: SigWords, { first }: StatusCue): boolean {
  const start = tokens.start[first]!
  return /^(?:hold|stop|d\/?c|discontinue|withhold)(?![\w'])/i.test(text.slice(start, start + maxOrder))
}

/** Words that say why or when, or that mean the drug itself: "held due to", "stopped yesterday", "hold it". */
export const whyOrWhen = oneOf(
  'due secondary given per because by after before today tonight tomorrow yesterday now early in on at as since am pm taking it them this',
)

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
