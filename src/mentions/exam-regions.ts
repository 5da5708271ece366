/** Regions of an exam that have lost their colon: "Abd sl distended. Lungs dec BS". They give the site, and not their words. */
import { Flag, oneOf, type Sentence, type TokenTable } from '../note/index.ts'
import type { FoundModifier } from './extend-span.ts'

const isRegion = oneOf('abd abdomen lungs heart op ext extremities sacrum')
// what an exam says of a region, in the words of a term: "Abd pain" is no such thing
const isSeen = oneOf(
  'distended tender irregularly irregular hypoactive hyperactive dec decreased diminished blanchable nonblanchable coarse tachy',
)

/** Is the site at token `first`, the first modifier of the condition whose head begins at `head`, such a region? */
export function isHeading(
  text: string,
  tokens: TokenTable,
  sentence: Sentence,
  first: number,
  head: number,
  modifiers: readonly FoundModifier[],
): boolean {
  if (!isRegion(tokens, first) || modifiers[0]?.end !== first + 1) return false
  const opens =
    first === sentence.first ||
    (tokens.flags[first]! & Flag.line) !== 0 ||
    '.;:'.includes(text[tokens.start[first - 1]!]!)
  if (!opens) return false
  const next = modifiers[1]
  return next ? next.role !== 'site' && next.role !== 'type' : isSeen(tokens, head)
}
