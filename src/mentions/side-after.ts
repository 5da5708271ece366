/** The side that stands right behind a condition: "… bilaterally", "cataract OD", "ptosis L since birth". */
import { Flag, oneOf, type TokenTable } from '../note/index.ts'
import type { FoundModifier, ModifierIndex } from './extend-span.ts'

const isBilaterally = oneOf('bilaterally')
const isShortSide = oneOf('rt lt l r')
const isBothSides = oneOf('b bilat')
/** Sides that stand behind only: before a condition "OD" may be "once daily". */
export const isBehindOnly = oneOf('od os ou au')

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
  if (isBilaterally(tokens, end) || isBehindOnly(tokens, end)) return side
  if (!isShortSide(tokens, end) && !isBothSides(tokens, end)) return undefined
  if (side.end === limit || index.beginning.get(side.end)) return undefined
  return /[/<>=\u2265-]/.test(text[tokens.start[side.end]!] ?? '') ? undefined : side
}

/** A site that holds its side: "LLE" is the left lower extremity. */
export const sidedLimb = /^(left|right|bilateral) ((?:upper|lower) extremity)$/

/** A side and its site behind a condition, whatever follows but the next one: "numbness R hand at night", "DVT LLE in 2019". */
export function placeAfter(
  text: string,
  tokens: TokenTable,
  end: number,
  index: ModifierIndex,
  limit: number,
): readonly FoundModifier[] {
  const side = end < limit && !(tokens.flags[end]! & Flag.line) ? index.beginning.get(end) : undefined
  const run = side?.role === 'site' && sidedLimb.test(side.value) ? [side] : []
  if (side?.role === 'laterality') {
    const site = index.beginning.get(side.end)
    if (site?.role === 'site' && !(tokens.flags[site.first]! & Flag.line)) run.push(side, site)
  }
  // "OA knees, HTN": a site alone where the thought ends with it
  if (side?.role === 'site' && run.length === 0 && /[,;:.()]/.test(text[tokens.start[side.end]!] ?? '.')) run.push(side)
  const last = run.at(-1)
  return last && last.end < limit && !index.beginning.get(last.end) ? run : []
}
