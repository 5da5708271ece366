/** Names of procedures: the condition in "1. Excision of mass, left thigh" of a list of operations names the operation. */
import { Flag, oneOf, type TokenTable } from '../note/index.ts'
import type { Section } from '../sections/index.ts'

const named: ReadonlySet<string> = new Set(['procedures', 'planned-procedure'])
const isAction = oneOf(
  'excision removal drainage repair resection reduction fixation biopsy evacuation closure release correction treatment incision debridement irrigation exploration aspiration destruction ablation lysis clipping stenting dilation dilatation injection enucleation reconstruction',
)
const isOf = oneOf('of')
const isFor = oneOf('for because secondary due')
const isEnd = oneOf('. ; :')
// As far back as the action may stand.
const maxBack = 14

/**
 * Is the condition at token `first` in the name of an operation? "Removal of foreign body of right foot" in a list of procedures is;
 * "closure for spina bifida" names its indication (annotation guideline), and prose tells what was found.
 */
export function isInProcedureName(first: number, section: Section, tokens: TokenTable): boolean {
  if (!named.has(section.type)) return false
  let of = false
  for (let i = first - 1; i >= section.first && i > first - maxBack; i--) {
    if (isEnd(tokens, i) || isFor(tokens, i)) return false
    if (of && isAction(tokens, i)) return true
    of ||= isOf(tokens, i)
    if (tokens.flags[i + 1]! & Flag.line) return false
  }
  return false
}
