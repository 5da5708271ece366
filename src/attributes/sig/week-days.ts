/** Days of the week: "Monday, Wednesday and Friday" is one frequency. */
import type { FrequencyRead } from './frequency-forms.ts'
import { classAt, frequencyValue, type SigWords, signAt, termEnd } from './sig-words.ts'
import { dayNames } from './time-words.ts'
import { Word } from './words.ts'

/** "Monday, Wednesday and Friday": days that follow one another are one frequency. */
export function joinDays(words: SigWords, read: FrequencyRead, end: number): FrequencyRead {
  if (read.value.dayOfWeek!.length > 1) return read
  const days = [...read.value.dayOfWeek!]
  let at = read.end
  while (at < end) {
    let next = at
    while (
      next < end &&
      next < at + 2 &&
      (signAt(words, next) === 44 ||
        signAt(words, next) === 47 ||
        signAt(words, next) === 45 ||
        classAt(words, next) === Word.and ||
        signAt(words, next) === 38)
    )
      next++
    if (next === at || !words.frequency[next]) break
    const other = frequencyValue(words, words.frequency[next]!)
    if (other.dayOfWeek?.length !== 1) break
    days.push(other.dayOfWeek[0]!)
    at = termEnd(words, words.frequency[next]!)
  }
  if (days.length === 1) return read
  const written = days.map((day) => dayNames[day]!)
  const text = `${written.slice(0, -1).join(', ')} and ${written.at(-1)}`
  return { value: { text, frequency: 1, period: 1, periodUnit: 'd', dayOfWeek: days }, end: at }
}
