/** Decimal comma: "1,24" as most of Europe writes 1.24; "8,9" of two values is none. */
import type { ObservationConcept } from '../../lexicon/index.ts'
import { readNumber, type WrittenNumber } from './number.ts'
import { isNumber, type Page, signAt, spacedBefore } from './page.ts'
import { readUnit } from './unit.ts'

const digits = /^\d{1,2}$/

/**
 * Reads "1,24" at token i as 1.24; null for anything else. It must stand alone, and either a unit that the observation can
 * have follows, or what is after the comma is no second value: an INR of 24 beside one of 1.
 */
export function readDecimalComma(page: Page, i: number, concept: ObservationConcept): WrittenNumber | null {
  const comma = i + 1
  if (signAt(page, comma) !== ',' || !isNumber(page, i) || !isNumber(page, i + 2)) return null
  if (spacedBefore(page, comma) || spacedBefore(page, i + 2)) return null
  const whole = readNumber(page, i)!
  const part = readNumber(page, i + 2)!
  if (!/^\d{1,3}$/.test(whole.text) || !digits.test(part.text)) return null
  // "8,9,10" is a list
  if (signAt(page, part.end) === ',' && isNumber(page, part.end + 1) && !spacedBefore(page, part.end + 1)) return null
  const { plausible } = concept
  const alone = plausible === null || (part.value >= plausible[0] && part.value <= plausible[1])
  // an INR of 1 is not followed by one of 24
  if (alone && part.value < whole.value * 10 && readUnit(page, part.end, concept) === null) return null
  const text = `${whole.text}.${part.text}`
  return { first: i, end: part.end, value: Number(text), text }
}
