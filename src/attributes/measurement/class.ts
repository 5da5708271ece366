/** Classes: Roman numerals and capital letters that a score is told in: "NYHA III", "NYHA II-III", "Child-Pugh B". */
import type { ReadShape } from './blood-pressure.ts'
import { type Page, resultAt, signAt, spacedBefore, startsLine, wordAt } from './page.ts'

/** Reads a class, or two that it lies between, at token i; null where none stands. */
export function readClass(page: Page, i: number): ReadShape | null {
  const first = resultAt(page, i, 'class')
  if (!first) return null
  let { end } = first
  const joined = wordAt(page, end) === 'to' || ('-/–'.includes(signAt(page, end) || '?') && !spacedBefore(page, end))
  const last = joined && !startsLine(page, end + 1) ? resultAt(page, end + 1, 'class') : null
  if (last) end = last.end
  // the "B" of "B-cell"
  else if (signAt(page, end) === '-' && !spacedBefore(page, end) && !spacedBefore(page, end + 1)) return null
  const text = page.text.slice(page.tokens.start[i]!, page.tokens.end[end - 1]!)
  return { value: { type: 'words', text: text.toLowerCase().replace(/\s+/g, ' ') }, end }
}

/** "D+/R-", "D-/R-", "D+": what donor and recipient had of a virus. */
export function readSerostatus(page: Page, i: number): ReadShape | null {
  if (!isStatus(page, i, 'D') && !isStatus(page, i, 'R')) return null
  const both = signAt(page, i + 2) === '/' && isStatus(page, i + 3, 'R')
  const end = both ? i + 5 : i + 2
  const text = page.text.slice(page.tokens.start[i]!, page.tokens.end[end - 1]!)
  return { value: { type: 'words', text: text.toLowerCase() }, end }
}

/** A capital letter and a sign glued to it. */
function isStatus(page: Page, i: number, letter: string): boolean {
  const start = page.tokens.start[i]
  if (start === undefined || page.text[start] !== letter || page.tokens.end[i] !== start + 1) return false
  const sign = signAt(page, i + 1)
  return (sign === '+' || sign === '-') && !spacedBefore(page, i + 1)
}

/** "iii", "ii-iii", "b": a class as it was read. */
export function isClassText(text: string): boolean {
  return /^(?:[iv]+[a-c]?|[a-e])(?: ?(?:[-/–]|to) ?(?:[iv]+[a-c]?|[a-e]))?$/.test(text)
}
