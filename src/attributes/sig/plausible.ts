/** Plausible doses: what is so far beyond any dose that a slip of the pen must be behind it. */
import type { AmountStyle } from './amount-read.ts'
import type { Amount } from './sig.ts'

// Nobody takes more of anything counted at once; a bowel preparation has thirty-two tablets.
const maxCount = 40

// The largest amounts of each unit that are given at once, with room to spare: 100 g of glucose or polyethylene glycol,
// 100 million units of penicillin, 10 L of fluid.
const most: Readonly<Record<string, number>> = {
  mg: 100_000,
  g: 300,
  mcg: 100_000_000,
  units: 100_000_000,
  mL: 10_000,
  L: 20,
  mEq: 500,
  tablets: maxCount,
  capsules: maxCount,
  pills: maxCount,
  puffs: maxCount,
  drops: maxCount,
}

/** "0 tablets", "2,000 tablets", "10000000 mg": kept as written, and told. */
export function isImplausible({ value, high, unit }: Amount, style: AmountStyle | null): boolean {
  if (value === 0) return true
  const limit = most[unit] ?? (style === 'count' ? maxCount * 10 : undefined)
  return limit !== undefined && (high ?? value) > limit
}
