/** The side that stands right behind a condition: "… bilaterally", "cataract OD", "ptosis L since birth". */
import { oneOf, type TokenTable } from '../note/index.ts'
import type { FoundModifier, ModifierIndex } from './extend-span.ts'

const isBilaterally = oneOf('bilaterally')
const isShortSide = oneOf('rt lt l r')
const isBothSides = oneOf('b bilat')
/** Sides that stand behind only: before a condition "OD" may be "once daily". */
export const isEye = oneOf('od os ou')

/**
 * A side behind a condition, whatever follows: "… bilaterally", "cataract OD"; a short one only where it is not the next one's
 * ("ptosis L since birth", not "edema L arm").
 */
export function sideAfter(
  text: string,
  tokens: TokenTable,
  end: number,
  index: ModifierIndex,
  limit: number,
): FoundModifier | undefined {
  const side = end < limit ? index.beginning.get(end) : undefined
  if (side?.role !== 'laterality') return undefined
  if (isBilaterally(tokens, end) || isEye(tokens, end)) return side
  if (!isShortSide(tokens, end) && !isBothSides(tokens, end)) return undefined
  if (side.end === limit || index.beginning.get(side.end)) return undefined
  return /[/<>=\u2265-]/.test(text[tokens.start[side.end]!] ?? '') ? undefined : side
}
