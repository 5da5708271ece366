/** Answers are worked out once, when first asked for. */
import { describe, expect, it } from 'vitest'
import { lazyTable } from '../../src/lexicon/lazy-table.ts'

describe('lazyTable', () => {
  it('computes only what is asked for, once', () => {
    const asked: number[] = []
    const square = lazyTable(1000, (n) => {
      asked.push(n)
      return n * n
    })
    expect([square(3), square(999), square(3), square(256), square(999)]).toEqual([9, 998_001, 9, 65_536, 998_001])
    expect(asked).toEqual([3, 999, 256])
  })
})
