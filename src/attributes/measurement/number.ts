/** Number: one written number, as in "1,200", ".5", "12.30", "-3", "62-3/4". */
import { isNumber, type Page, signAt, spacedBefore, unitsAt, wordAt } from './page.ts'

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
  const part = sign === '' ? readPart(page, at) : null
  if (part) {
    page.numbers[at] = part
    return part
  }
  const word = wordAt(page, at)
  const mixed = readFraction(page, at + 1)
  const whole = word.includes(',') ? word.replaceAll(',', '') : word
  const value = Number(whole) + (mixed?.part ?? 0)
  const text = mixed ? String(value) : whole
  const number = { first, end: mixed?.end ?? at + 1, value: sign === '-' ? -value : value, text: sign + text }
  if (first === at) page.numbers[at] = number
  return number
}

/**
 * The part of a mixed number at token i, after its whole number: "-3/4" of "62-3/4", "1/2" of "10 1/2 inches". Apart from
 * the whole number it needs a unit of length or mass, as it may be a date.
 */
function readFraction(page: Page, i: number): { readonly part: number; readonly end: number } | null {
  const hyphen = signAt(page, i) === '-' && !spacedBefore(page, i) && !spacedBefore(page, i + 1)
  if (!hyphen && !isNumber(page, i)) return null
  const at = hyphen ? i + 1 : i
  if (signAt(page, at + 1) !== '/' || spacedBefore(page, at + 1) || spacedBefore(page, at + 2)) return null
  const over = wordAt(page, at)
  const under = wordAt(page, at + 2)
  if (!/^[1-9]\d?$/.test(over) || !parts.test(under) || Number(over) >= Number(under) || !isSmall(page, i - 1))
    return null
  const end = at + 3
  if (signAt(page, end) === '/' || (signAt(page, end) === '-' && !spacedBefore(page, end))) return null
  const measured = unitsAt(page, end).some(({ dimension }) => dimension === 'length' || dimension === 'mass')
  if (!measured && (!hyphen || Number(over) % 2 === 0)) return null
  return { part: Number(over) / Number(under), end }
}

/** "3/4 inch", "1/4 x 1/8 inch": a part of a unit of length; without one it may be a date. */
function readPart(page: Page, i: number): WrittenNumber | null {
  if (signAt(page, i + 1) !== '/' || spacedBefore(page, i + 1) || spacedBefore(page, i + 2)) return null
  const over = wordAt(page, i)
  const under = wordAt(page, i + 2)
  if (!parts.test(under) || !/^\d[1-9]?$/.test(over) || Number(over) % 2 === 0 || Number(over) >= Number(under))
    return null
  if (!spacedBefore(page, i) && signAt(page, i - 1) === '-') return null
  for (let k = i + 3; k < i + partReach; k++) {
    if (unitsAt(page, k).some(({ dimension }) => dimension === 'length')) {
      const value = Number(over) / Number(under)
      return { first: i, end: i + 3, value, text: String(value) }
    }
    if (!isNumber(page, k) && !/^(?:x|by|to|-|\/)$/.test(wordAt(page, k))) return null
  }
  return null
}

const parts = /^(?:2|4|8|16|32)$/
const partReach = 12 // tokens from "1/4" to the "inch" of "1/4 x 1-1/8 inch"

function isSmall(page: Page, i: number): boolean {
  return /^\d{1,3}$/.test(wordAt(page, i))
}

/** A number of up to so many digits with no point: "16", not "16.5". */
export function isWhole(number: WrittenNumber, digits: number): boolean {
  return /^\d+$/.test(number.text) && number.text.length <= digits
}
