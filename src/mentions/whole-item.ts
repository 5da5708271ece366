/** Whole items: short forms that are all of an item of a list of problems, and so mean a condition whatever else they may mean. */
import { Flag, type Line, oneOf } from '../note/index.ts'
import type { Candidate } from './candidates.ts'
import type { Around } from './disambiguate.ts'

const opensItem = oneOf(', ; : +')
const closesItem = oneOf(', ; : . - – + (')

/** A condition's short form that is all of an item of a list of problems: "# AS", "PMH: MR, ED, RAD". */
export function isWholeItem({ kind, first, end }: Candidate, { tokens, lines, sections, sectionAt }: Around): boolean {
  if (kind !== 'condition' || !(tokens.flags[first]! & Flag.upper)) return false
  const section = sections[sectionAt[first]!]!
  if (!section.implies.includes('list=problem')) return false
  // a plan lists tests and people, too: "labs: CMP, CBC", "with PCP."
  const listed = !/plan|assessment/.test(section.type)
  const opens = first === 0 || isLineBody(first, lines) || (listed && opensItem(tokens, first - 1))
  return opens && (end >= tokens.length || (tokens.flags[end]! & Flag.line) !== 0 || closesItem(tokens, end))
}

/** Does a line begin at token i, but for its marker? */
function isLineBody(i: number, lines: readonly Line[]): boolean {
  let low = 0
  let high = lines.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (lines[middle]!.body < i) low = middle + 1
    else high = middle
  }
  return lines[low]?.body === i
}
