/** Size: how large a finding is, in lengths or as a part of a whole, and the words that say so. */
import { Kind, oneOf } from '../../note/index.ts'
import { isNumber, type Page, unitsAt, wordAt } from './page.ts'
import type { Reading } from './read-value.ts'
import type { Meaning } from './state.ts'

/** "3 cm", "2 x 2 cm" */
export function isLength({ unit, value }: Reading): boolean {
  return /^(cm|mm|\[in_i\])$/.test(unit ?? '') || (value.type === 'words' && extent.test(value.text))
}

const extent = /\d[ -]?(?:cm|mm|centimeters?|millimeters?|inch|inches|in|")$/ // "3 x 2.5 x 2 centimeter"

/** "3.6 -> 3.9 cm": the unit stands behind the later size. */
export function isLengthTrend(page: Page, { end, unit, value }: Reading): boolean {
  if (unit !== null || value.type !== 'number' || page.tokens.kind[end] !== Kind.arrow || !isNumber(page, end + 1))
    return false
  return unitsAt(page, end + 2).some(({ ucum }) => ucum === 'cm' || ucum === 'mm')
}

/** Is the size of something in the body measured in lengths: of a lesion, a stone, a mass? */
export function isSize({ observation }: Meaning): boolean {
  return (
    (observation.category === 'imaging' || observation.category === 'exam') &&
    /^(cm|mm)$/.test(observation.units[0] ?? '')
  )
}

/** Is it a part of a whole that an image shows: a stenosis, "a 65% proximal lesion"? */
export function isNarrowing({ observation }: Meaning): boolean {
  return observation.category === 'imaging' && observation.units.length === 1 && observation.units[0] === '%'
}

/** "measuring", "measures approximately" right before a size, "in diameter" right after it, or "is" with little that is `loose`. */
export function isMeasured(page: Page, { first, end }: Reading, loose: number): boolean {
  if (
    wordAt(page, end) === 'in' &&
    /^(?:diameter|size|length|greatest|maximum|maximal|dimension)$/.test(wordAt(page, end + 1))
  )
    return true
  if (measureBefore(page, first) >= 0) return true
  // "a defect after excision is 1.5 cm x 1.8 cm"
  return loose <= 2 && /^(?:is|was|were|are)$/.test(wordAt(page, first - 1))
}

const hedges = oneOf('about approximately roughly up to nearly at least only around')
const measuring = oneOf('measures measuring measured measure')

/** The token of "measuring", "measures up to" right before token i; -1 where none stands. */
export function measureBefore({ tokens }: Page, i: number): number {
  let at = i - 1
  while (at > i - 4 && hedges(tokens, at)) at--
  return measuring(tokens, at) ? at : -1
}
