/** Runs: numbers joined by slashes, bars or angles, as panels write them: "138/4.2/102", "14.8>9.1/27.6<98", "138|103|45". */
import { Kind } from '../../note/index.ts'
import { readStretch } from './date-time.ts'
import { readFlags } from './flags.ts'
import type { Interpretation } from './measurement.ts'
import { readNumber, type WrittenNumber } from './number.ts'
import { isNumber, type Page, signAt, spacedBefore, startsLine, wordAt } from './page.ts'

export interface RunNumber extends WrittenNumber {
  readonly interpretation: Interpretation | null
  readonly percent: boolean
  /** Nothing was measured: the "--" of "7.29 / 71 / -- / 34". */
  readonly blank: boolean
}

/** `joins[i]` is the sign after number i: "/" (for a bar too), "\\\\", "<" or ">"; "//" stands for a new row. */
export interface Run {
  readonly numbers: readonly RunNumber[]
  readonly joins: readonly string[]
  readonly first: number
  readonly end: number
  /** It has bars between its numbers. */
  readonly bars: boolean
}

/** The sign that joins after the number at token i, with or without a flag between; -1 where none does. Most numbers begin no run. */
function joinAfter(page: Page, i: number): number {
  const after = signAt(page, i + 1) === '%' ? i + 2 : i + 1
  if (after >= page.tokens.length || startsLine(page, after)) return -1
  const join = readFlags(page, after).end
  return joinAt(page, join, false) === '' ? -1 : join
}

/** Do three numbers follow one another so? "120/80" is two. */
function joinsTwice(page: Page, i: number): boolean {
  const join = joinAfter(page, i)
  return join >= 0 && isNumber(page, join + 1) && joinAfter(page, join + 1) >= 0
}

/** Reads the run that begins at token i, in one line; null for fewer than `least` numbers. With `words`, "and" joins too. */
export function readRun(page: Page, i: number, least: number, words: boolean): Run | null {
  if (!isNumber(page, i) || (i > 0 && !spacedBefore(page, i) && '/|'.includes(signAt(page, i - 1) || '?'))) return null
  if (least > 2 && !words && !joinsTwice(page, i)) return null
  const numbers: RunNumber[] = []
  const joins: string[] = []
  let bars = false
  let at = i
  while (true) {
    const blank = words && numbers.length > 0 ? readBlank(page, at) : null
    const number = blank ?? readNumber(page, at) ?? (words && numbers.length > 0 ? readSigned(page, at) : null)
    if (!number) break
    const percent = signAt(page, number.end) === '%'
    const flags = readFlags(page, percent ? number.end + 1 : number.end)
    numbers.push(blank ?? inRun(number, flags.interpretation, percent))
    at = flags.end
    if (words) at = afterMoment(page, at)
    const join = joinAt(page, at, words, isAcidity(numbers[0]!))
    if (words && join === ',' && numbers.length < 3) {
      // "Apgars 8 (1 min), 9 (5 min)": a comma joins where a moment stands between
      joins.push('/')
      at += wordAt(page, at + 1) === 'and' ? 2 : 1
      if (isNumber(page, at)) continue
      joins.pop()
      break
    }
    const goesOn =
      isNumber(page, at + 1) ||
      (words && isSigned(page, at + 1)) ||
      (words && isBlank(page, at + 1) && joinAt(page, at + 2, true) === join)
    if (join === '' || !goesOn || startsLine(page, at) || startsLine(page, at + 1)) break
    if (signAt(page, at) === '|') bars = true
    joins.push(join)
    at++
  }
  return numbers.length < least ? null : { numbers, joins, first: i, end: at, bars }
}

// field by field: a spread is several times slower here, where each number passes
function inRun(
  { first, end, value, text }: WrittenNumber,
  interpretation: Interpretation | null,
  percent: boolean,
): RunNumber {
  return { first, end, value, text, interpretation, percent, blank: false }
}

/** The sign and the number of "1/50/-3", "/ +0.4". */
function isSigned(page: Page, i: number): boolean {
  const sign = signAt(page, i)
  return (sign === '-' || sign === '+') && isNumber(page, i + 1) && !spacedBefore(page, i + 1)
}

function readSigned(page: Page, i: number): WrittenNumber | null {
  const number = isSigned(page, i) ? readNumber(page, i + 1) : null
  if (!number) return null
  const sign = signAt(page, i)
  return { ...number, first: i, value: sign === '-' ? -number.value : number.value, text: sign + number.text }
}

const blanks = /^(?:[-–—_]{1,3}|n\/a|na|\*)$/

function isBlank(page: Page, i: number): boolean {
  return !isNumber(page, i) && !isSigned(page, i) && blanks.test(wordAt(page, i))
}

function readBlank(page: Page, i: number): RunNumber | null {
  if (!isBlank(page, i)) return null
  return { first: i, end: i + 1, value: 0, text: '', interpretation: null, percent: false, blank: true }
}

/** Is the first number a pH, which hyphens and commas may part from what follows: "7.25-60-75", "7.41, 38, 90"? */
function isAcidity({ value, text }: RunNumber): boolean {
  return value > 6.5 && value < 8 && text.length === 4
}

/** The token after "(1 min)", "at 5 minutes" at token i; i when there is none. */
function afterMoment(page: Page, i: number): number {
  const open = signAt(page, i) === '('
  if (!open && wordAt(page, i) !== 'at') return i
  const worded = /^(one|five|ten)$/.test(wordAt(page, i + 1)) && /^min/.test(wordAt(page, i + 2))
  const end = worded ? i + 3 : readStretch(page, i + 1)
  if (end < 0) return i
  return open ? (signAt(page, end) === ')' ? end + 1 : i) : end
}

function joinAt(page: Page, i: number, words: boolean, acid = false): string {
  if (words && signAt(page, i) === ',' && (signAt(page, i - 1) === ')' || /^min/.test(wordAt(page, i - 1)))) return ','
  const sign = signAt(page, i)
  if (sign === '/' || sign === '|') return '/'
  if (sign === '\\') return '\\'
  // "7.25-60-75"; "7.31-7.35" is a range
  if (
    words &&
    acid &&
    (sign === '-' || sign === ',') &&
    isNumber(page, i + 1) &&
    (readNumber(page, i + 1)?.value ?? 0) >= 9
  )
    return '/'
  if (page.tokens.kind[i] === Kind.comparator) return wordAt(page, i)[0] === '<' ? '<' : '>'
  return words && /^(and|&)$/.test(wordAt(page, i)) ? '/' : ''
}

/** Two rows as one run: "138|103|45" over "5.1|20|2.2", with what an angle in a line between them adds to the first. */
export function joinRows(page: Page, upper: Run): Run {
  let numbers = [...upper.numbers]
  let joins = [...upper.joins]
  let line = page.lineOf[upper.first]! + 1
  const lines = page.lines
  // "----------< 139": a ruled line with the glucose
  const ruled = lines[line]
  if (ruled && !ruled.afterBlank && isRuled(page, ruled.first)) {
    for (let i = ruled.first; i < ruled.end; i++) {
      const number = page.tokens.kind[i] === Kind.comparator ? readNumber(page, i + 1) : null
      if (!number || number.end > ruled.end) continue
      numbers.push(inRun(number, readFlags(page, number.end).interpretation, false))
      joins.push('<')
    }
    line++
  }
  const next = lines[line]
  const lower = next && !next.afterBlank ? readRun(page, next.first, upper.bars ? 3 : 4, false) : null
  if (!lower?.bars) return { ...upper, numbers, joins }
  joins = [...joins, '//', ...lower.joins]
  numbers = [...numbers, ...lower.numbers]
  return { numbers, joins, first: upper.first, end: lower.end, bars: true }
}

function isRuled(page: Page, i: number): boolean {
  return /^[-_=~<]{2,}$/.test(wordAt(page, i))
}
