/** Closed spans: "05/08-07/15: carboplatin / pemetrexed q21d x4" is a line of what was given between two dates. */
import { Flag, oneOf } from '../../note/index.ts'
import type { Drug } from './segments.ts'
import type { SigWords } from './sig-words.ts'

// No line is longer, in tokens, nor its dates, in characters.
const maxLine = 80
const maxDates = 40
const span =
  /^(?:[-*•] ?)?((?:\d{1,2}\/)?\d{1,2}\/\d{2,4}|\d{1,2}\/\d{1,2}|(?:19|20)\d\d) ?(?:-|–|to|thru|through) ?((?:\d{1,2}\/)?\d{1,2}\/\d{2,4}|\d{1,2}\/\d{1,2}|(?:19|20)\d\d) ?:/
const goesOn = oneOf('now currently present current ongoing since continues cont')

/** Does a line that begins with two dates and a colon hold the drug, and nothing before it that goes on? */
export function isInClosedSpan({ text, tokens }: SigWords, { first }: Drug): boolean {
  let i = first
  while (i > 0 && i > first - maxLine && !(tokens.flags[i]! & Flag.line)) {
    i--
    if (goesOn(tokens, i)) return false
  }
  const start = tokens.start[i]!
  const found = i === first ? null : span.exec(text.slice(start, start + maxDates))
  return found !== null && isDate(found[1]!) && isDate(found[2]!)
}

/** "05/08", "3/2021", "1/12/23", "2019": its month is one. */
function isDate(written: string): boolean {
  const month = written.includes('/') ? Number(written.slice(0, written.indexOf('/'))) : 1
  return month >= 1 && month <= 12
}
