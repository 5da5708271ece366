/** Dates and times: stretches that look like values and are none ("on 04/04/06", "at 0530", "06/11 0400", "3 days ago"). */
import { Kind } from '../../note/index.ts'
import { readNumber } from './number.ts'
import { isNumber, type Page, signAt, spacedBefore, wordAt } from './page.ts'

const months = new Set(
  'jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september october november december'.split(
    ' ',
  ),
)

/** Is the word at token i the name of a month? */
export function isMonth(page: Page, i: number): boolean {
  return months.has(wordAt(page, i))
}

/** The token after a date that begins at token i ("3/14", "04/04/06", "2023-09-15", "Jan 5, 2024", "[**2146-12-25**]"); -1 when there is none. */
export function readDate(page: Page, i: number): number {
  if (page.tokens.kind[i] === Kind.redacted) return i + 1
  if (page.tokens.kind[i] === Kind.word && months.has(wordAt(page, i))) {
    let end = signAt(page, i + 1) === '.' ? i + 2 : i + 1
    if (!isNumber(page, end)) return -1
    end++
    if (signAt(page, end) === ',' && digits(page, end + 1) === 4) end += 2
    else if (digits(page, end) === 4 && /^(19|20)/.test(wordAt(page, end))) end++
    return end
  }
  if (!isNumber(page, i)) return -1
  const sign = signAt(page, i + 1)
  if (
    (sign !== '/' && sign !== '-') ||
    spacedBefore(page, i + 1) ||
    spacedBefore(page, i + 2) ||
    !isNumber(page, i + 2)
  )
    return -1
  const first = small(page, i)
  const second = small(page, i + 2)
  const three =
    signAt(page, i + 3) === sign && isNumber(page, i + 4) && !spacedBefore(page, i + 3) && !spacedBefore(page, i + 4)
  if (three) {
    const year = digits(page, i + 4)
    if (year !== 2 && year !== 4 && digits(page, i) !== 4) return -1
    if (digits(page, i) === 4) return second >= 1 && second <= 12 ? i + 5 : -1
    return first >= 1 && first <= 31 && second >= 1 && second <= 31 && (first <= 12 || second <= 12) ? i + 5 : -1
  }
  if (sign === '-') return -1 // "3-4" is a range
  if (first >= 1 && first <= 12 && ((second >= 1 && second <= 31) || digits(page, i + 2) === 4)) return i + 3
  return -1
}

/** The token after a clock time at token i: "05:30", "5:45 AM", "0530" after "at" or "@", "09:20PM"; -1 when there is none. */
export function readTime(page: Page, i: number): number {
  if (!isNumber(page, i)) return -1
  if (
    signAt(page, i + 1) === ':' &&
    digits(page, i + 2) === 2 &&
    !spacedBefore(page, i + 2) &&
    small(page, i) < 25 &&
    small(page, i + 2) < 60
  ) {
    const end = signAt(page, i + 3) === ':' && digits(page, i + 4) === 2 ? i + 5 : i + 3
    return halfDay(page, end)
  }
  if (digits(page, i) <= 2 && halfDay(page, i + 1) > i + 1) return halfDay(page, i + 1) // "5 am"
  if (digits(page, i) === 4 && small(page, i) < 2400 && small(page, i) % 100 < 60) {
    if (/^(h|hrs?|hours)$/.test(wordAt(page, i + 1))) return i + 2
    const before = wordAt(page, i - 1)
    if (before === 'at' || before === '@') return halfDay(page, i + 1)
    if (isClock(page, i) && signAt(page, i + 1) === ':') return i + 1 // "0600:"
    // "0500-0800:"
    if (signAt(page, i + 1) === '-' && signAt(page, i + 3) === ':' && digits(page, i + 2) === 4) return i + 3
  }
  return -1
}

/** Four digits that begin with a zero, as no value does, and can be a time of day: "0700". */
export function isClock(page: Page, i: number): boolean {
  return digits(page, i) === 4 && wordAt(page, i)[0] === '0' && small(page, i) % 100 < 60
}

function halfDay(page: Page, i: number): number {
  const word = wordAt(page, i)
  return /^(am|pm|a\.m\.?|p\.m\.?)$/.test(word) ? i + 1 : i
}

const spans = new Set(
  'day days week weeks wk wks month months mo mos year years yr yrs yo y hour hours hr hrs minute minutes min mins decade decades'.split(
    ' ',
  ),
)

/** The token after a stretch of time at token i ("3 days ago", "2 weeks", "x3d", "24 hours"); -1 when there is none. */
export function readStretch(page: Page, i: number): number {
  const number = readNumber(page, i)
  if (!number) return -1
  let end = number.end
  if (signAt(page, end) === '-' && isNumber(page, end + 1)) end += 2
  if (signAt(page, end) === '-' && !spacedBefore(page, end + 1)) end++ // "3-day"
  if (!spans.has(wordAt(page, end))) return -1
  return wordAt(page, end + 1) === 'ago' ? end + 2 : end + 1
}

/** The token after any of the three, at token i; -1 when there is none. */
export function readWhen(page: Page, i: number): number {
  // the name of a month is the only word that begins one
  if (page.tokens.kind[i] === Kind.word && !months.has(wordAt(page, i))) return -1
  const date = readDate(page, i)
  if (date >= 0) {
    const time = readTime(page, date)
    if (time >= 0) return time
    // "06/11 0400": four digits after a date are a time
    return digits(page, date) === 4 &&
      /^([01]\d|2[0-3])[0-5]\d$/.test(wordAt(page, date)) &&
      !signAt(page, date + 1).match(/[*!]/)
      ? date + 1
      : date
  }
  const time = readTime(page, i)
  if (time >= 0) return time
  return isClock(page, i) ? i + 1 : readStretch(page, i)
}

function digits(page: Page, i: number): number {
  if (!isNumber(page, i)) return 0
  const { start, end } = page.tokens
  // a number has digits, points and commas
  for (let at = start[i]!; at < end[i]!; at++) {
    const code = page.text.charCodeAt(at)
    if (code < 48 || code > 57) return 0
  }
  return end[i]! - start[i]!
}

function small(page: Page, i: number): number {
  return digits(page, i) > 0 ? Number(wordAt(page, i)) : -1
}
