/** Productive frequencies: "q8h", "every 4-6 hours", "3 times a day", and the normal form of any of them. */
import { Flag, Kind } from '../../note/index.ts'
import { plainNumber, readRange } from './number.ts'
import type { Frequency } from './sig.ts'
import { classAt, frequencyValue, glued, type SigWords, signAt, termEnd, wordAt } from './sig-words.ts'
import { timeAdverbs, timeNames, timesWords } from './time-words.ts'
import { joinDays } from './week-days.ts'
import { type TimeUnit, timeUnits, Word } from './words.ts'

export interface FrequencyRead {
  readonly value: Frequency
  readonly end: number
}

/** The normal form of so many times in so long: "three times daily", "every 4-6 hours", "every other day". */
export function frequencyText(
  times: number,
  timesMax: number | undefined,
  period: number,
  periodMax: number | undefined,
  unit: TimeUnit,
): string {
  if (times === 1 && timesMax === undefined) {
    if (periodMax !== undefined) return `every ${period}-${periodMax} ${timeNames[unit]}s`
    if (period !== 1) return `every ${period} ${timeNames[unit]}s`
    return unit === 'd' ? 'once daily' : (timeAdverbs[unit] ?? `every ${timeNames[unit]}`)
  }
  const count = timesMax === undefined ? (timesWords[times] ?? `${times} times`) : `${times}-${timesMax} times`
  const every = periodMax === undefined ? (period === 1 ? timeAdverbs[unit] : undefined) : undefined
  return every === undefined
    ? `${count} every ${periodMax === undefined ? period : `${period}-${periodMax}`} ${timeNames[unit]}s`
    : `${count} ${every}`
}

export function periodic(
  times: number,
  timesMax: number | undefined,
  period: number,
  periodMax: number | undefined,
  unit: TimeUnit,
): Frequency {
  return {
    text: frequencyText(times, timesMax, period, periodMax, unit),
    frequency: times,
    ...(timesMax === undefined ? {} : { frequencyMax: timesMax }),
    period,
    ...(periodMax === undefined ? {} : { periodMax }),
    periodUnit: unit,
  }
}

/** Reads a frequency of a productive form: "q8h", "every 3 days", "3-4 times a day", "6 hourly". Null when the words are none. */
export function readProductive(words: SigWords, i: number, end: number): FrequencyRead | null {
  const { tokens } = words
  if (tokens.kind[i] === Kind.word) {
    if (tokens.flags[i]! & Flag.digit) return readQ(words, i, end)
    switch (words.class[i]) {
      case Word.every:
        return readEvery(words, i, end)
      case Word.often:
        return readTimes(words, i, i + 1, words.value[i]!, undefined, end)
      case Word.number:
        break
      default:
        return null
    }
  } else if (tokens.kind[i] !== Kind.number) return null
  // "3 times a day", "3-4 times daily", "6 hourly", "4-6 hourly"
  const number = readRange(words, i, end)
  if (number === null || number.roman || number.end >= end || !Number.isInteger(number.value)) return null
  if (classAt(words, number.end) === Word.times) {
    return readTimes(words, i, number.end + 1, number.value, number.high, end)
  }
  if (classAt(words, number.end) === Word.hourly)
    return { value: periodic(1, undefined, number.value, number.high, 'h'), end: number.end + 1 }
  if (number.high !== undefined && signAt(words, number.end) === 120) return null
  return null
}

/** Once in a unit of time that no number stands before: the "day" of "100 mg/day", of "1 tablet by mouth day"; null below a day. */
export function readLoneTime(words: SigWords, i: number): Frequency | null {
  const unit = classAt(words, i) === Word.time ? timeUnits[words.value[i]!]! : 's'
  return unit === 'd' || unit === 'wk' || unit === 'mo' ? periodic(1, undefined, 1, undefined, unit) : null
}

const qForm = /^q(\d{1,2}(?:\.\d)?)(?:(h|hr|hrs|hours?|d|days?|w|wks?|weeks?|mo|months?|min|m)?)$/i // "q6h", "q48hrs", "q2wks"

/** "q6h", "q4-6h", "q2wk": a word that begins with q and has digits. */
function readQ(words: SigWords, i: number, end: number): FrequencyRead | null {
  const start = words.tokens.start[i]!
  const code = words.text.charCodeAt(start) | 32
  if (code !== 113 /* q */) return null
  const match = qForm.exec(wordAt(words, i))
  if (match === null) return null
  const period = Number(match[1])
  if (match[2] !== undefined)
    return { value: periodic(1, undefined, period, undefined, unitOfLetters(match[2])), end: i + 1 }
  let at = i + 1
  let high: number | undefined
  if (
    (signAt(words, at) === 45 || classAt(words, at) === Word.to || classAt(words, at) === Word.or) &&
    words.tokens.kind[at + 1] === Kind.number &&
    at + 1 < end
  ) {
    const value = plainNumber(words, at + 1)
    if (value > period) {
      high = value
      at += 2
    }
  }
  return withPeriodUnit(words, at, end, 1, undefined, period, high, true)
}

function unitOfLetters(letters: string): TimeUnit {
  const low = letters.toLowerCase()
  if (low.startsWith('h')) return 'h'
  if (low.startsWith('d')) return 'd'
  if (low.startsWith('w')) return 'wk'
  return low.startsWith('mi') || low === 'm' ? 'min' : 'mo'
}

/** A period's unit at token `at`; hours when a q-form has none. */
function withPeriodUnit(
  words: SigWords,
  at: number,
  end: number,
  times: number,
  timesMax: number | undefined,
  period: number,
  high: number | undefined,
  hours: boolean,
): FrequencyRead | null {
  // a repeated "(eight)" is the number's; a hyphen may stand before the unit: "q.8-hours"
  if (signAt(words, at) === 45 && classAt(words, at + 1) === Word.time && at + 1 < end) at++
  if (at < end && classAt(words, at) === Word.time) {
    const unit = timeUnits[words.value[at]!]!
    const dot =
      signAt(words, at + 1) === 46 && glued(words, at) && at + 2 < end && !(words.tokens.flags[at + 2]! & Flag.capital)
        ? 1
        : 0
    return { value: periodic(times, timesMax, period, high, unit), end: at + 1 + dot }
  }
  // "q.4.d."
  if (signAt(words, at) === 46 && classAt(words, at + 1) === Word.time && glued(words, at) && at + 1 < end)
    return { value: periodic(times, timesMax, period, high, timeUnits[words.value[at + 1]!]!), end: at + 2 }
  return hours && period >= 1 && period <= 72 ? { value: periodic(times, timesMax, period, high, 'h'), end: at } : null
}

/** "every 6 hours", "q. 4-6 h.", "every other day", "every third day", "each Monday", "q. day". */
function readEvery(words: SigWords, i: number, end: number, times = 1, timesMax?: number): FrequencyRead | null {
  const q = words.tokens.end[i]! - words.tokens.start[i]! === 1
  let at = i + 1
  if (q && signAt(words, at) === 46) at++
  if (q && signAt(words, at) === 45) at++
  if (at >= end) return null
  const wordClass = classAt(words, at)
  if (
    wordClass === Word.other ||
    (wordClass === Word.ordinal && classAt(words, at + 1) === Word.time) ||
    (wordClass === Word.time && words.value[at] === 0 && classAt(words, at + 1) === Word.time)
  ) {
    // "every other day", "every third day", "every second day"
    const period = wordClass === Word.ordinal ? words.value[at]! : 2
    if (classAt(words, at + 1) !== Word.time || at + 1 >= end) return null
    const unit = timeUnits[words.value[at + 1]!]!
    const value = periodic(times, timesMax, period, undefined, unit)
    return {
      value: wordClass === Word.ordinal ? value : { ...value, text: `every other ${timeNames[unit]}` },
      end: at + 2,
    }
  }
  if (wordClass === Word.time)
    return { value: periodic(times, timesMax, 1, undefined, timeUnits[words.value[at]!]!), end: at + 1 }
  const number = readRange(words, at, end)
  if (number !== null && !number.roman)
    return withPeriodUnit(words, number.end, end, times, timesMax, number.value, number.high, q)
  // "q. a.m.", "q. h.s.", "every Monday"
  const fixed = words.frequency[at]
  if (fixed && times === 1) {
    const value = frequencyValue(words, fixed)
    if (value.dayOfWeek) return joinDays(words, { value, end: termEnd(words, fixed) }, end)
    if (value.when || value.period) return { value, end: termEnd(words, fixed) }
  }
  return null
}

/** What follows a number of times: "a day", "daily", "per week", "/day", "every 8 hours". `at` is the token after "times". */
function readTimes(
  words: SigWords,
  _first: number,
  at: number,
  times: number,
  timesMax: number | undefined,
  end: number,
): FrequencyRead | null {
  if (at >= end) return null
  const wordClass = classAt(words, at)
  const a = wordClass === Word.article || wordClass === Word.per || signAt(words, at) === 47
  if (a && classAt(words, at + 1) === Word.time && at + 1 < end)
    return { value: periodic(times, timesMax, 1, undefined, timeUnits[words.value[at + 1]!]!), end: at + 2 }
  if (wordClass === Word.every) {
    const every = readEvery(words, at, end, 1)
    if (every === null) return null
    if (every.value.period === 1 && every.value.periodUnit)
      return { value: periodic(times, timesMax, 1, undefined, every.value.periodUnit), end: every.end }
    return times === 1 ? every : { ...every, value: { ...every.value } }
  }
  const fixed = words.frequency[at]
  if (fixed) {
    const value = frequencyValue(words, fixed)
    if (value.frequency === 1 && value.period === 1 && value.periodUnit && !value.when)
      return { value: periodic(times, timesMax, 1, undefined, value.periodUnit), end: termEnd(words, fixed) }
    // "once at bedtime", "one time in the morning"
    if (value.when && times === 1) return { value, end: termEnd(words, fixed) }
  }
  // "2 times day"
  if (wordClass === Word.time && words.value[at] === 3 && times > 1)
    return { value: periodic(times, timesMax, 1, undefined, 'd'), end: at + 1 }
  return null
}
