/** The filter never hides an edge, and hides most pairs that are none. */
import { describe, expect, it } from 'vitest'
import { edgeFilter, edgeFilterOf, filterMask } from '../../src/lexicon/edge-filter.ts'
import { edgeSlot } from '../../src/lexicon/index.ts'
import { builtin } from '../../src/node.ts'
import { smallLexicon } from './small-tables.ts'

const lexicon = builtin('en')
const filter = edgeFilter(lexicon)
const has = (state: number, word: number): boolean => {
  const bit = edgeSlot(state, word, filterMask)
  return (filter[bit >> 5]! & (1 << (bit & 31))) !== 0
}

describe('edgeFilter', () => {
  it('knows every edge of the automaton', () => {
    const { edges } = lexicon.columns
    let count = 0
    for (let at = 0; at < edges.length; at += 4) {
      if (edges[at + 2] === 0 && edges[at + 3] === 0) continue
      count++
      if (!has(edges[at]!, edges[at + 1]!)) expect.fail(`the edge at ${at} is hidden`)
    }
    expect(count).toBeGreaterThan(100_000)
  })
  it('says no to most pairs that are no edge', () => {
    let yes = 0
    for (let n = 0; n < 10_000; n++) if (has(1_000_000 + n * 7, 900_000 + n * 13)) yes++
    expect(yes).toBeLessThan(2_500)
  })
  it('is read from the file of a large lexicon, as its edges make it', () => {
    expect(filter).toBe(lexicon.columns.edgeFilter)
    expect(Buffer.from(edgeFilterOf(lexicon.columns.edges).buffer).equals(Buffer.from(filter.slice().buffer))).toBe(
      true,
    )
  })
  it('is made once for a small one', () => {
    const small = smallLexicon()
    expect(small.columns.edgeFilter.length).toBe(0)
    expect(edgeFilter(small)).toBe(edgeFilter(small))
  })
})
