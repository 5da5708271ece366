/** Size: how large a finding is, in lengths or as a part of a whole, and the words that say so. */
import { type Page, wordAt } from './page.ts'
import type { Reading } from './read-value.ts'
import type { Meaning } from './state.ts'

/** "3 cm", "2 x 2 cm" */
export function isLength({ unit, value }: Reading): boolean {
  return /^(cm|mm|\[in_i\])$/.test(unit ?? '') || (value.type === 'words' && extent.test(value.text))
}

const extent = /\d[ -]?(?:cm|mm|centimeters?|millimeters?|inch|inches|in|")$/ // "3 x 2.5 x 2 centimeter"

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

/** "measuring", "measures approximately" right before a size, or "in diameter" right after it. */
export function isMeasured(page: Page, { first, end }: Reading): boolean {
  if (
    wordAt(page, end) === 'in' &&
    /^(?:diameter|size|length|greatest|maximum|maximal|dimension)$/.test(wordAt(page, end + 1))
  )
    return true
  let i = first - 1
  while (i > first - 3 && /^(about|approximately|roughly|up|to|nearly|at|least)$/.test(wordAt(page, i))) i--
  return /^measur(?:es|ing|ed|e)$/.test(wordAt(page, i))
}
