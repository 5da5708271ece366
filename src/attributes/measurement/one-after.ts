/** One after another: the signs that part the values of a test from each other: "142 - 188", "2.4 > 2.1", "128<124<119". */
import { Kind } from '../../note/index.ts'
import { isNumber, type Page, signAt, spacedBefore, startsLine, wordAt } from './page.ts'
import type { Reading } from './read-value.ts'
import type { Meaning } from './state.ts'

/** "142 - 188 - 211": a test's values one after the other. */
export function isSpacedDash(page: Page, i: number, { category }: Meaning['observation']): boolean {
  return (
    category === 'laboratory' &&
    signAt(page, i) === '-' &&
    spacedBefore(page, i) &&
    spacedBefore(page, i + 1) &&
    isNumber(page, i + 1) &&
    !startsLine(page, i)
  )
}

/** "Cr 2.4 > 2.1", "0.31>0.24": a test's value and the next, with an angle for an arrow. */
export function isThen(
  page: Page,
  i: number,
  { category }: Meaning['observation'],
  { comparator, value }: Reading,
): boolean {
  // "128<124<119": back in time; one alone may be a limit
  if (category === 'laboratory' && isChainBack(page, i)) return true
  // "158/104 > 146/92": no limit is a pressure
  const pressed = value.type === 'blood-pressure'
  return (
    (category === 'laboratory' || (category === 'vital-signs' && spacedBefore(page, i + 1))) &&
    comparator === null &&
    (value.type === 'number' || pressed) &&
    page.tokens.kind[i] === Kind.comparator &&
    wordAt(page, i) === '>' &&
    isNumber(page, i + 1) &&
    !startsLine(page, i) &&
    spacedBefore(page, i) === spacedBefore(page, i + 1)
  )
}

function isChainBack(page: Page, i: number): boolean {
  const is = (at: number): boolean =>
    wordAt(page, at) === '<' && isNumber(page, at + 1) && spacedBefore(page, at) === spacedBefore(page, at + 1)
  return is(i) && (is(i + 2) || (isNumber(page, i - 1) && is(i - 2)))
}
