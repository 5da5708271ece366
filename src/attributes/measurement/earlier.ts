/** Earlier: values told before the one that stands right before a name: the 55% of "55% proximal and 85% mid stenosis". */
import { Kind } from '../../note/index.ts'
import type { Choice } from './choose.ts'
import { isLink } from './link-words.ts'
import { mayBegin } from './may-begin.ts'
import { Covered, hasUnit, isNumber, type Page, signAt, wordAt } from './page.ts'
import type { Reading } from './read-value.ts'
import { isNarrowing, isSize } from './size.ts'
import { put, type State } from './state.ts'
import { tryAt } from './try-value.ts'

const mostWords = 3 // "ostial and", "proximal LAD and"
const mostValues = 6
const longest = 7 // tokens of "30 % to 45 %"

/** "4+/5", "2+" */
export function isGrade({ value }: Reading): boolean {
  return value.type === 'score' || (value.type === 'words' && /^\d[+-]?(?:\/\d[+-]?)?$/.test(value.text))
}

/** Puts down the values of a stenosis, a size or a grade that "and" or a comma joins to the one read before its name. */
export function readEarlier(state: State, { meaning, reading }: Choice, from: number): void {
  const { page } = state
  if (!isNarrowing(meaning) && !isSize(meaning) && !isGrade(reading)) return
  let last = reading
  for (let n = 0; n < mostValues; n++) {
    const end = valueEnd(page, last.first, from)
    if (end < 0) return
    const earlier = endingAt(state, meaning, last, end, from)
    if (!earlier) return
    put(state, { meaning, name: null, first: earlier.first, reading: earlier, rule: 'series' })
    last = earlier
  }
}

/** The token after an earlier value: before "and" or a comma and the few words that tell where it is; -1 when there is none. */
function valueEnd(page: Page, first: number, from: number): number {
  let i = first - 1
  if (/^(an?|the|about|approximately)$/.test(wordAt(page, i))) i--
  const and = /^(and|&)$/.test(wordAt(page, i))
  if (and) i--
  const comma = signAt(page, i) === ','
  if (comma) i--
  if (!and && !comma) return -1
  for (let n = 0; n < mostWords && i > from; n++, i--) {
    if (
      isNumber(page, i) ||
      hasUnit(page, i) ||
      page.tokens.kind[i] !== Kind.word ||
      page.covered[i]! & (Covered.unit | Covered.name)
    )
      break
    if (page.covered[i]! & (Covered.drug | Covered.condition) || isOther(wordAt(page, i))) return -1
  }
  return i + 1
}

/** "55% who recovered and a 90% stenosis": what tells of another thing. */
function isOther(word: string): boolean {
  return (isLink(word) && word !== 'left' && word !== 'right') || /^(who|which|whose)$/.test(word)
}

function endingAt(state: State, meaning: Choice['meaning'], last: Reading, end: number, from: number): Reading | null {
  for (let i = Math.max(from, end - longest); i < end; i++) {
    if (!mayBegin(state.page, i)) continue
    const reading = tryAt(state, meaning, last, i, end)
    if (reading?.end === end && reading.unit === last.unit) return reading
  }
  return null
}
