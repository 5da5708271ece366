/** Sides behind values: the letter of "3 mm R, 5 mm L", "88% R, 84% L", which names no test and flags nothing. */
import { Covered, hasUnit, isNumber, type Page, signAt, startsLine, unitsAt, wordAt } from './page.ts'

const otherReach = 8 // tokens to the other side

/** "3 mm R, 5 mm L", "88% R, 84% L": behind a value, where it has none itself, and the other side stands near, or a unit right before. */
export function isSideBehind(page: Page, i: number): boolean {
  if (isNumber(page, i + 1) && !startsLine(page, i + 1)) return false
  // "148/90 (R)"
  if (signAt(page, i - 1) === '(' && signAt(page, i + 1) === ')') return isNumber(page, i - 2)
  const percent = signAt(page, i - 1) === '%'
  if (!percent && !isNumber(page, i - 1) && !(page.covered[i - 1]! & Covered.unit) && unitsAt(page, i - 1).length === 0)
    return false
  if (!percent) return ',;.)/'.includes(signAt(page, i + 1) || (startsLine(page, i + 1) ? '.' : '?'))
  return hasOther(page, i)
}

/** Does the other side's letter stand behind a value, near the one at token i? */
export function hasOther(page: Page, i: number): boolean {
  const other = wordAt(page, i) === 'l' ? 'r' : 'l'
  for (let k = Math.max(1, i - otherReach); k <= i + otherReach && k < page.tokens.length; k++)
    if (wordAt(page, k) === other && endsValue(page, k - 1)) return true
  return false
}

function endsValue(page: Page, i: number): boolean {
  return isNumber(page, i) || signAt(page, i) === '%' || (page.covered[i]! & Covered.unit) !== 0 || hasUnit(page, i)
}
