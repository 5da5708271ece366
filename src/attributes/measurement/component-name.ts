/** Names of components as laboratory systems print them: "Creatinine, Ser 0.79", "Glucose, Bld 101 (H)". */
import { oneOf } from '../../note/index.ts'
import { isNumber, observationOf, type Page, resultAt, signAt } from './page.ts'

const isBloodOf = oneOf('ser serum bld blood plasma pl plas ser/plas wb')

/**
 * The end of a test's name with the blood, serum or plasma that stands behind its comma, where its value follows: the value of
 * "Hemoglobin, Blood 11.2" is the hemoglobin's.
 */
export function componentEnd(page: Page, end: number, concept: number): number {
  if (signAt(page, end) !== ',' || !isBloodOf(page.tokens, end + 1)) return end
  if (observationOf(page, concept).category !== 'laboratory') return end
  const value = signAt(page, end + 2) === ':' ? end + 3 : end + 2
  return isNumber(page, value) || resultAt(page, value, 'words') !== null ? end + 2 : end
}
