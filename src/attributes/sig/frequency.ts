/** Frequency: reads "BID", "q8h", "BID-TID", "MWF": the table's words and the productive forms, the longer one. */
import { type FrequencyRead, periodic, readProductive } from './frequency-forms.ts'
import { classAt, frequencyValue, isAmbiguous, type SigWords, signAt, termEnd } from './sig-words.ts'
import { joinDays } from './week-days.ts'
import { Word } from './words.ts'

/** Reads a frequency that begins at token i; null when the words are none. `beside`: other sig words stand right before. */
export function readFrequency(words: SigWords, i: number, end: number, beside: boolean): FrequencyRead | null {
  const fixed = words.frequency[i]!
  const usable = fixed !== 0 && termEnd(words, fixed) <= end && (beside || !isAmbiguous(words, fixed, 'frequency'))
  const productive = readProductive(words, i, end)
  if (usable && words.notFrequency[i]! < termEnd(words, fixed) && termEnd(words, fixed) >= (productive?.end ?? 0)) {
    const read = { value: frequencyValue(words, fixed), end: termEnd(words, fixed) }
    return read.value.dayOfWeek ? joinDays(words, read, end) : joinRange(words, read, end)
  }
  return productive
}

/** "BID-TID", "b.i.d. to t.i.d.", "once or twice daily": a range of two frequencies of one period. */
function joinRange(words: SigWords, read: FrequencyRead, end: number): FrequencyRead {
  const at = read.end
  if (at + 1 >= end) return read
  if (
    signAt(words, at) !== 45 &&
    signAt(words, at) !== 47 &&
    classAt(words, at) !== Word.to &&
    classAt(words, at) !== Word.or
  )
    return read
  const other = words.frequency[at + 1]
  if (!other) return read
  const low = read.value
  const high = frequencyValue(words, other)
  if (
    !low.frequency ||
    !high.frequency ||
    low.when ||
    high.when ||
    low.periodUnit !== high.periodUnit ||
    low.period !== 1 ||
    high.period !== 1 ||
    high.frequency <= low.frequency
  )
    return read
  return { value: periodic(low.frequency, high.frequency, 1, undefined, low.periodUnit!), end: termEnd(words, other) }
}
