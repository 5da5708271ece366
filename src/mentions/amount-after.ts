/** The measure that makes a sign worth a call: "fever >101", "weight gain of more than 3 lbs". It belongs to the sign's words. */
import { Flag, Kind, oneOf, type TokenTable } from '../note/index.ts'

const isMore = oneOf('greater more higher over above exceeding')
const isThan = oneOf('than')
const isOf = oneOf('of')
const isUnit = oneOf('lb lbs pound pounds kg f c degrees pads')
const isJoint = oneOf('and or')
const isPeriod = oneOf('d day days wk week weeks h hr hour')

/** Where the amount behind a condition that ends at `end` ends: `end` itself where there is none. */
export function amountAfter(text: string, tokens: TokenTable, end: number, limit: number): number {
  let at = end < limit && isOf(tokens, end) ? end + 1 : end
  if (at >= limit || tokens.flags[end]! & Flag.line) return end
  if (tokens.kind[at] === Kind.comparator) {
    if (!/^[>≥]=?$/.test(text.slice(tokens.start[at]!, tokens.end[at]!))) return end
    at++
  } else if (isMore(tokens, at)) at += isThan(tokens, at + 1) ? 2 : 1
  else return end
  if (at >= limit || tokens.kind[at] !== Kind.number) return end
  at++
  // "stenosis >70%" says how much of it there is, "seizure >5 min", "of more than 5 years" how long it lasts
  if (at < limit && !isUnit(tokens, at) && !isJoint(tokens, at)) {
    if (tokens.kind[at] === Kind.word || text.charCodeAt(tokens.start[at]!) === 37) return end
  }
  if (at < limit && isUnit(tokens, at)) at++
  if (at + 1 < limit && text.charCodeAt(tokens.start[at]!) === 47 && isPeriod(tokens, at + 1)) at += 2
  return at
}
