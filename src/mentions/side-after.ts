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

// A gap this wide, in characters, is a column's: "no asterixis   Skin: warm".
const columnGap = 2
const joinsSites = oneOf('/ + &')
const isWhen = oneOf('since for x today yesterday now after')

/** The sites joined to the last one: "trunk/arms", "L hip + forearm". */
function addJoined(tokens: TokenTable, run: FoundModifier[], index: ModifierIndex, limit: number): void {
  for (let last = run.at(-1); last && last.end + 1 < limit && joinsSites(tokens, last.end); last = run.at(-1)) {
    const next = index.beginning.get(last.end + 1)
    const site = next?.role === 'laterality' ? index.beginning.get(next.end) : next
    if (site?.role !== 'site' || site.end > limit) return
    // the code is that of the first place
    if (next && next !== site) run.push({ ...next, role: 'joined' })
    run.push({ ...site, role: 'joined' })
  }
}

/** A side and its site behind a condition, whatever follows but the next one: "numbness R hand at night", "DVT LLE in 2019". */
export function placeAfter(
  text: string,
  tokens: TokenTable,
  end: number,
  index: ModifierIndex,
  limit: number,
  sentenceEnd: number,
): readonly FoundModifier[] {
  if (end >= limit || (end > 0 && tokens.start[end]! - tokens.end[end - 1]! > columnGap)) return []
  const side = !(tokens.flags[end]! & Flag.line) ? index.beginning.get(end) : undefined
  const run = side?.role === 'site' && sidedLimb.test(side.value) ? [side] : []
  if (side?.role === 'laterality') {
    const site = index.beginning.get(side.end)
    if (site?.role === 'site' && !(tokens.flags[site.first]! & Flag.line)) run.push(side, site)
  }
  // "OA knees, HTN", "rash trunk + arms": sites alone where the thought ends with them
  if (side?.role === 'site' && run.length === 0) {
    const sites = [side]
    addJoined(tokens, sites, index, limit)
    const stop = sites.at(-1)!.end
    if (/[,;:.()~]/.test(text[tokens.start[stop]!] ?? '.') || tokens.flags[stop]! & Flag.line || isWhen(tokens, stop))
      return sites
  }
  addJoined(tokens, run, index, limit)
  const last = run.at(-1)
  const stops = last && (last.end === sentenceEnd || (last.end < limit && !index.beginning.get(last.end)))
  return stops ? run : []
}
