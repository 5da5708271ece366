/** A bit set that says, for most pairs of state and word, that no edge joins them, without a look at the big table. */
import { edgeSlot } from './format.ts'
import type { Lexicon } from './lexicon.ts'

// 2^22 bits are 512 KiB: they stay in a core's second-level cache, where the edges (tens of megabytes) don't.
export const filterMask = (1 << 22) - 1

const filters = new WeakMap<Lexicon, Uint32Array>()

/** The filter of a lexicon: bit `edgeSlot(state, word, filterMask)` is set when an edge may join the two. Made once. */
export function edgeFilter(lexicon: Lexicon): Uint32Array {
  const known = filters.get(lexicon)
  if (known) return known
  const bits = new Uint32Array((filterMask + 1) >> 5)
  const { edges } = lexicon.columns
  for (let at = 0; at < edges.length; at += 4) {
    if (edges[at + 2] === 0 && edges[at + 3] === 0) continue
    const bit = edgeSlot(edges[at]!, edges[at + 1]!, filterMask)
    bits[bit >> 5]! |= 1 << (bit & 31)
  }
  filters.set(lexicon, bits)
  return bits
}
