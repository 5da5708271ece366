/** Number: one written number, as in "1,200", ".5", "12.30", "-3". */
import { isNumber, type Page, signAt, spacedBefore, wordAt } from './page.ts'

/** A number read from the note: its tokens, its value, and its text without thousands separators. */
export interface WrittenNumber {
  readonly first: number
  readonly end: number
  readonly value: number
  readonly text: string
}

/** Reads the number at token i: "1,200" is 1200, "7.90" keeps its text, "-3" and "+2" when the sign is glued to it. */
export function readNumber(page: Page, i: number): WrittenNumber | null {
  if (isNumber(page, i)) return plain(page, i, i, '')
  const sign = signAt(page, i)
  // "RASS -3": a blank, a bracket or a colon before the sign; in "WBC-12" it only joins
  if ((sign === '-' || sign === '+') && isNumber(page, i + 1) && !spacedBefore(page, i + 1) && signStands(page, i))
    return plain(page, i, i + 1, sign)
  return null
}

function signStands(page: Page, i: number): boolean {
  return spacedBefore(page, i) || '(:=[~,'.includes(signAt(page, i - 1) || '?')
}

function plain(page: Page, first: number, at: number, sign: string): WrittenNumber {
  const known = first === at ? page.numbers[at] : undefined
  if (known) return known
  const word = wordAt(page, at)
  const text = word.includes(',') ? word.replaceAll(',', '') : word
  const value = Number(text)
  const number = { first, end: at + 1, value: sign === '-' ? -value : value, text: sign + text }
  if (first === at) page.numbers[at] = number
  return number
}

/** A number of up to so many digits with no point: "16", not "16.5". */
export function isWhole(number: WrittenNumber, digits: number): boolean {
  return /^\d+$/.test(number.text) && number.text.length <= digits
}
