/** Posture: how the patient was when a vital sign was taken, and where on the body: "sitting", "left arm". */
import type { Extracted } from '../../note/index.ts'
import { isNumber, type Page, resultAt, signAt, startsLine } from './page.ts'

export interface Posture {
  readonly position?: Extracted<string>
  readonly site?: Extracted<string>
}

const none: Posture = {}
const after = 6 // tokens from a value to "in the left arm"

/** Reads the words of position and place from the name at token `first` to the value, which ends before `end`, and right after it. */
export function readPosture(page: Page, first: number, end: number): Posture {
  let position: Extracted<string> | undefined
  let site: Extracted<string> | undefined
  const stop = Math.min(page.tokens.length, end + after)
  for (let i = first; i < stop; i++) {
    // what comes after a comma or another number is the next value's
    if (i >= end && (startsLine(page, i) || isNumber(page, i) || ',;.|/'.includes(signAt(page, i) || '?'))) break
    position ??= wordOf(page, i, 'position')
    site ??= wordOf(page, i, 'site')
  }
  if (!position && !site) return none
  return { ...(position ? { position } : {}), ...(site ? { site } : {}) }
}

function wordOf(page: Page, i: number, role: string): Extracted<string> | undefined {
  const word = resultAt(page, i, role)
  if (!word) return undefined
  return { value: word.name, span: { start: page.tokens.start[i]!, end: page.tokens.end[word.end - 1]! } }
}
