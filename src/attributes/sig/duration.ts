/** Duration: how long, as in "x 7 days", "for 2 weeks", "7-day course", "x3d", "for 3 doses", "D4/7". */
import { Flag, Kind } from '../../note/index.ts'
import { numberText, plainNumber, readRange } from './number.ts'
import type { Duration } from './sig.ts'
import { classAt, glued, hasMark, isWord, type SigWords, signAt, wordAt } from './sig-words.ts'
import { keyOf, Mark, timeUnits, Word } from './words.ts'

const more = keyOf('more')
const total = keyOf('total')
const off = keyOf('off')
const on = keyOf('on')

export interface DurationRead {
  readonly value: Duration
  readonly end: number
}

const names: Record<Duration['unit'], string> = {
  min: 'minute',
  h: 'hour',
  d: 'day',
  wk: 'week',
  mo: 'month',
  a: 'year',
  dose: 'dose',
}

function made(value: number, high: number | undefined, unit: Duration['unit'], end: number): DurationRead {
  const text = `${numberText(value, high)} ${names[unit]}${value === 1 && high === undefined ? '' : 's'}`
  return { value: high === undefined ? { value, unit, text } : { value, high, unit, text }, end }
}

const glue = /^x(\d{1,3})(h|hr|hrs|d|days?|w|wks?|weeks?|mo|months?|y|yrs?|years?|doses?)?$/i // "x3d", "x24h", "x10", "x5y"

/** Reads a duration that begins at token i. Null when the words are none. */
export function readDuration(words: SigWords, i: number, end: number): DurationRead | null {
  const { tokens } = words
  const wordClass = words.class[i]!
  const size = tokens.end[i]! - tokens.start[i]!
  const digits = (tokens.flags[i]! & Flag.digit) !== 0
  const opens =
    wordClass === Word.for || wordClass === Word.times || wordClass === Word.article || wordClass === Word.number
  if (!opens && !digits && size > 1) return null
  if (tokens.kind[i] === Kind.word && digits) {
    const match = (words.text.charCodeAt(tokens.start[i]!) | 32) === 120 /* x */ ? glue.exec(wordAt(words, i)) : null
    if (match === null) return readDays(words, i, end)
    if (match[2]) return made(Number(match[1]), undefined, unitOfLetters(match[2]), i + 1)
    return unitAfter(words, Number(match[1]), undefined, i + 1, end)
  }
  const x =
    (wordClass === Word.times && (size === 1 || size === 5)) ||
    (size === 1 && words.text.charCodeAt(tokens.start[i]!) === 0xd7) // "x", "times", "×"
  if (x || wordClass === Word.for) {
    let at = i + 1
    if (x && classAt(words, at) === Word.for) at++ // "times for 2 weeks"
    at = skipHedges(words, at, end)
    if (at >= end) return null
    // "for a week"
    if (isUnit(words, at) && at > i + 1 && classAt(words, at - 1) === Word.article && !x)
      return noAgo(words, made(1, undefined, unitOf(words, at), at + 1), end)
    if (tokens.kind[at] === Kind.word && tokens.flags[at]! & Flag.digit) return null
    const number = readRange(words, at, end)
    if (number === null || number.roman) return null
    const part = partOfYear(words, number.end, end)
    if (part !== null) return made(number.value, number.high, part, number.end + 2)
    const read = unitAfter(words, number.value, number.high, number.end, end)
    return read === null ? null : noAgo(words, read, end)
  }
  // "D4/7": the fourth day of seven
  if (tokens.kind[i] === Kind.word && size === 1 && words.text.charCodeAt(tokens.start[i]!) === 68 && glued(words, i)) {
    if (
      tokens.kind[i + 1] === Kind.number &&
      signAt(words, i + 2) === 47 &&
      tokens.kind[i + 3] === Kind.number &&
      i + 3 < end &&
      glued(words, i + 1) &&
      glued(words, i + 2)
    )
      return made(plainNumber(words, i + 3), undefined, 'd', i + 4)
    return null
  }
  if (wordClass === Word.article && i + 1 < end) {
    const course = readCourse(words, i + 1, end)
    return course
  }
  return readCourse(words, i, end)
}

const dayOne = /^d(\d{1,2})$/i

/** "2.5 mg qhs D1-4": from one day of a course to another, so many days. */
function readDays(words: SigWords, i: number, end: number): DurationRead | null {
  const low = dayOne.exec(wordAt(words, i))
  if (low === null || i + 2 >= end || signAt(words, i + 1) !== 45 || words.tokens.kind[i + 2] !== Kind.number)
    return null
  if (!glued(words, i) || !glued(words, i + 1)) return null
  const days = plainNumber(words, i + 2) - Number(low[1]) + 1
  return days > 1 && days <= maxDays ? made(days, undefined, 'd', i + 3) : null
}

// No course by its days is longer.
const maxDays = 42

/** "7-day course", "5 day", "6 mo course of": a number and a unit of time with "course" after it. */
export function readCourse(words: SigWords, i: number, end: number): DurationRead | null {
  const number = readRange(words, i, end)
  if (number === null || number.roman) return null
  let at = number.end
  if (signAt(words, at) === 45) at++
  if (at >= end || !isUnit(words, at)) return null
  const read = made(number.value, number.high, unitOf(words, at), at + 1)
  return classAt(words, at + 1) === Word.course ? { ...read, end: at + 2 } : null
}

/** "5d", "7 days": a number and a unit of time alone; only where nothing else can be meant. */
export function readBareDuration(words: SigWords, i: number, end: number): DurationRead | null {
  const number = readRange(words, i, end)
  if (number === null || number.roman) return null
  let at = number.end
  if (signAt(words, at) === 45) at++
  if (at >= end || classAt(words, at) !== Word.time || words.value[at]! < 2 || !endsTime(words, at)) return null
  const read = made(number.value, number.high, unitOf(words, at), at + 1)
  return noAgo(words, read, end)
}

/** Does the unit of time end here? The "d" of "25 d/c'd" is no day, and that of "40 d3/5" says which day it is. */
export function endsTime(words: SigWords, i: number): boolean {
  if (!glued(words, i)) return true
  const { kind } = words.tokens
  return kind[i + 1] !== Kind.number && (signAt(words, i + 1) !== 47 || kind[i + 2] !== Kind.word)
}

/** British "5/7", "2/52", "3/12": days, weeks and months. */
function partOfYear(words: SigWords, at: number, end: number): Duration['unit'] | null {
  if (at + 1 >= end || signAt(words, at) !== 47 || words.tokens.kind[at + 1] !== Kind.number) return null
  if (!glued(words, at - 1) || !glued(words, at)) return null
  const of = plainNumber(words, at + 1)
  return of === 7 ? 'd' : of === 52 ? 'wk' : of === 12 ? 'mo' : null
}

function skipHedges(words: SigWords, at: number, end: number): number {
  const from = at
  while (at < end && at < from + 4) {
    const wordClass = classAt(words, at)
    if (
      wordClass === Word.through ||
      wordClass === Word.article ||
      wordClass === Word.at ||
      wordClass === Word.other ||
      wordClass === Word.of ||
      signAt(words, at) === 126
    )
      at++
    else if (hasMark(words, at, Mark.hedge) || wordClass === Word.to) at++
    else break
  }
  return at
}

function unitOf(words: SigWords, i: number): Duration['unit'] {
  return timeUnits[words.value[i]!] as Duration['unit']
}

/** A unit of time longer than seconds: nothing is taken for three seconds. The "w" of "x3 w/o relief" and of "x1 w/ relief" is none. */
function isUnit(words: SigWords, i: number): boolean {
  if (classAt(words, i) !== Word.time || words.value[i]! === 0) return false
  if (signAt(words, i + 1) !== 47 || !glued(words, i) || words.tokens.kind[i + 2] !== Kind.word) return true
  return !glued(words, i + 1) && wordAt(words, i).length > 1
}

function unitAfter(
  words: SigWords,
  value: number,
  high: number | undefined,
  at: number,
  end: number,
): DurationRead | null {
  if (signAt(words, at) === 45) at++
  if (at < end && classAt(words, at) === Word.other) at++ // "for 3 more days" has "more"
  if (at < end && isWord(words, at, more)) at++
  if (at < end && isUnit(words, at)) {
    // "30 day(s)"
    const plural = signAt(words, at + 1) === 40 && signAt(words, at + 3) === 41 && glued(words, at) ? 3 : 0
    const course = classAt(words, at + 1 + plural) === Word.course ? 1 : 0
    return made(value, high, unitOf(words, at), at + 1 + plural + course)
  }
  if (at < end && classAt(words, at) === Word.dose) return made(value, high, 'dose', at + 1)
  if (at + 1 < end && isWord(words, at, total) && classAt(words, at + 1) === Word.dose)
    return made(value, high, 'dose', at + 2)
  return null
}

/** "3 days ago", "3 days later" is when, not how long. */
function noAgo(words: SigWords, read: DurationRead, end: number): DurationRead | null {
  if (read.end >= end) return read
  // "12h on/12h off"
  if (isWord(words, read.end, off) || (isWord(words, read.end, on) && signAt(words, read.end + 1) === 47)) return null
  return hasMark(words, read.end, Mark.ago) ? null : read
}

function unitOfLetters(letters: string): Duration['unit'] {
  const low = letters.toLowerCase()
  if (low.startsWith('dose')) return 'dose'
  if (low.startsWith('h')) return 'h'
  if (low.startsWith('d')) return 'd'
  if (low.startsWith('w')) return 'wk'
  return low.startsWith('y') ? 'a' : 'mo'
}
