/** A bit set that says, for most pairs of state and word, that no edge joins them, without a look at the big table. */
import { edgeSlot } from './format.ts'
import type { Lexicon } from './lexicon.ts'

// 2^22 bits are 512 KiB: they stay in a core's second-level cache, where the edges (tens of megabytes) don't.
export const filterMask = (1 << 22) - 1

const filters = new WeakMap<Lexicon, Uint32Array>()

/** Of so many places and more the filter is written into the file: making it takes longer than reading it. */
export const largeEdges = 1 << 18

/** The filter of a lexicon: bit `edgeSlot(state, word, filterMask)` is set when an edge may join the two. Read, or made once. */
export function edgeFilter(lexicon: Lexicon): Uint32Array {
  if (lexicon.columns.edgeFilter.length > 0) return lexicon.columns.edgeFilter
  const known = filters.get(lexicon) ?? edgeFilterOf(lexicon.columns.edges)
  filters.set(lexicon, known)
  return known
}

/** Made of the edges. */
export function edgeFilterOf(edges: Int32Array): Uint32Array<ArrayBuffer> {
  const bits = new Uint32Array((filterMask + 1) >> 5)
  for (let at = 0; at < edges.length; at += 4) {
    if (edges[at + 2] === 0 && edges[at + 3] === 0) continue
    const bit = edgeSlot(edges[at]!, edges[at + 1]!, filterMask)
    bits[bit >> 5]! |= 1 << (bit & 31)
  }
  return bits
}

/** A file must have the filter that its edges make: one that has another would hide terms. */
export function filterLength(edges: Int32Array): number {
  return edges.length < largeEdges ? 0 : (filterMask + 1) >> 5
}
