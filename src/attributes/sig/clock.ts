/** Clock times: "at 0800 and 2000", "@ 8 am and 8 pm". */
import { Kind } from '../../note/index.ts'
import { type FrequencyRead, frequencyText } from './frequency-forms.ts'
import { classAt, glued, type SigWords, signAt, wordAt } from './sig-words.ts'
import { Word } from './words.ts'

/** "at 0800 and 2000", "@ 8 am and 8 pm": clock times. `alone`: one time is enough. */
export function readClock(words: SigWords, i: number, end: number, alone: boolean): FrequencyRead | null {
  const marked = classAt(words, i) === Word.at || signAt(words, i) === 64
  if (!marked && !alone) return null
  const times: string[] = []
  let at = marked ? i + 1 : i
  if (!marked && (i + 1 >= end || words.tokens.kind[i + 1] !== Kind.word)) return null
  if (!marked && (words.unit[i + 1] !== 0 || words.form[i + 1] !== 0)) return null
  if (!marked && !/^(?:[ap]\.?m\.?)$/i.test(wordAt(words, i + 1))) return null
  while (at < end) {
    const time = readTimeOfDay(words, at, end)
    if (time === null) break
    times.push(time.text)
    at = time.end
    let next = at
    while (
      next < end &&
      next < at + 2 &&
      (signAt(words, next) === 44 || classAt(words, next) === Word.and || signAt(words, next) === 38)
    )
      next++
    if (classAt(words, next) === Word.at || signAt(words, next) === 64) next++
    if (next === at || readTimeOfDay(words, next, end) === null) break
    at = next
  }
  if (times.length === 0 || (times.length === 1 && !alone)) return null
  return {
    value: {
      text: frequencyText(times.length, undefined, 1, undefined, 'd'),
      frequency: times.length,
      period: 1,
      periodUnit: 'd',
      timeOfDay: times,
    },
    end: at,
  }
}

/** "0800", "8 am", "8:30 p.m.", "8am": a time of day in FHIR's form. */
function readTimeOfDay(words: SigWords, i: number, end: number): { text: string; end: number } | null {
  if (i >= end || words.tokens.kind[i] !== Kind.number) return null
  const written = wordAt(words, i)
  let hour = Number(written)
  let minute = 0
  let at = i + 1
  if (/^[01]\d[0-5]\d$|^2[0-3][0-5]\d$/.test(written)) {
    return { text: `${written.slice(0, 2)}:${written.slice(2)}:00`, end: at }
  }
  if (!/^\d{1,2}$/.test(written) || hour > 24) return null
  let clock = false
  if (signAt(words, at) === 58 && words.tokens.kind[at + 1] === Kind.number && at + 1 < end && glued(words, at)) {
    minute = Number(wordAt(words, at + 1))
    at += 2
    clock = true
  }
  const half = at < end ? /^([ap])\.?m\.?$/i.exec(wordAt(words, at)) : null
  if (half) {
    at++
    if (half[1]!.toLowerCase() === 'p' && hour < 12) hour += 12
    if (half[1]!.toLowerCase() === 'a' && hour === 12) hour = 0
  } else if (!clock) return null
  return { text: `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00`, end: at }
}
