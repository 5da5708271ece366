/** Moment: the words that date a value: "on admission", "this AM", "3/14", before its name or after it. */
import type { Span } from '../../note/index.ts'
import { isMonth, readDate, readTime, readWhen } from './date-time.ts'
import { isNumber, type Page, resultAt, signAt, startsLine, wordAt } from './page.ts'

/** The token after a date, a time or words of time that begin at token i; i when there are none. A stretch ("3 days") is none, but "3 days ago" is. */
export function readMoment(page: Page, i: number): number {
  const word = resultAt(page, i, 'time')
  if (word) return word.end
  if (readDate(page, i) > i || readTime(page, i) > i) return readWhen(page, i)
  const end = isNumber(page, i) ? readWhen(page, i) : -1
  return end > i && wordAt(page, end - 1) === 'ago' ? end : i
}

/** What dates the value that ends before token i: "on 3/14", "(3/14)", "this AM", "at 0600". */
export function momentAfter(page: Page, i: number): Span | null {
  if (i >= page.tokens.length || startsLine(page, i)) return null
  const bracketed = signAt(page, i) === '('
  let at = bracketed ? i + 1 : i
  const worded = resultAt(page, at, 'time')
  if (!worded && /^(on|at|in|from|of|dated|@)$/.test(wordAt(page, at))) at++
  let end = readMoment(page, at)
  if (end === at && at > i && isMonth(page, at)) end = at + 1 // "in March"
  if (end === at || (bracketed && signAt(page, end) !== ')')) return null
  return { start: page.tokens.start[at]!, end: page.tokens.end[end - 1]! }
}

const leading = 3 // tokens of a sentence before the words that date all of it: "Labs on 3/14:"
const near = 4 // tokens from words of time to the name after them

/** What dates the name at token `first` from before it: the words right before it, or those that its sentence begins with. */
export function momentBefore(page: Page, first: number): Span | null {
  const sentence = page.sentences[page.sentenceOf[first]!]
  if (!sentence) return null
  for (let i = first - 1; i >= sentence.first && first - i <= near; i--) {
    const end = readMoment(page, i)
    // "Hgb 9.1 on 3/14, K 4.2": what stands after a value is that value's
    if (end > i && end <= first && !closed(page, end, first)) return spanOf(page, i, end)
    if (isNumber(page, i)) break
  }
  for (let i = sentence.first; i < Math.min(first, sentence.first + leading); i++) {
    const end = readMoment(page, i)
    if (end > i && end <= first) return spanOf(page, i, end)
    if (isNumber(page, i)) return null
  }
  return null
}

function closed(page: Page, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (',;.)'.includes(signAt(page, i) || '?')) return true
  return false
}

function spanOf(page: Page, first: number, end: number): Span {
  return { start: page.tokens.start[first]!, end: page.tokens.end[end - 1]! }
}
