/** Past a target: the value that was measured, behind the one that is aimed at: "INR goal 2-3, today 1.8", "goal A1c <7, was 8.2". */
import { oneOf } from '../../note/index.ts'
import { type Choice, chooseReading } from './choose.ts'
import { isLink } from './link-words.ts'
import { isNumber, type Page, resultAt, signAt, startsLine, wordAt } from './page.ts'
import type { Meaning, State } from './state.ts'

const isNow = oneOf('today now currently current last latest was is this morning yesterday actual most recent measured')
const mostWords = 4

/** The token after the target that stands right behind a name, "goal 2-3"; -1 where none does. */
export function targetEnd(page: Page, end: number, meanings: readonly Meaning[]): number {
  const target = resultAt(page, end, 'target')
  if (!target) return -1
  let i = target.end
  while (i < target.end + 2 && (':='.includes(signAt(page, i) || '?') || isLink(wordAt(page, i)))) i++
  return chooseReading(page, meanings, i, { toRanges: true })?.reading.end ?? -1
}

/** The value behind a target that ends before token `at`, brought by a word of now; null where none is told. */
export function readPastTarget(
  { page, used }: State,
  meanings: readonly Meaning[],
  at: number,
  limit: number,
): Choice | null {
  let i = signAt(page, at) === ')' ? at + 1 : at
  if (',;-'.includes(signAt(page, i) || '?')) i++
  const from = i
  while (i < from + mostWords && (isNow(page.tokens, i) || (i > from && ':='.includes(signAt(page, i) || '?')))) i++
  if (i === from || i >= limit || !isNumber(page, i) || startsLine(page, i) || used[i]) return null
  const choice = chooseReading(page, meanings, i)
  return choice?.plausible && choice.reading.end <= limit ? choice : null
}
