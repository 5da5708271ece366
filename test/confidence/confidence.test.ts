/** Adding evidence up. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { combine } from '../../src/confidence/index.ts'

const factors = (...weights: number[]) => weights.map((weight) => ({ name: 'x', weight }))

describe('combine', () => {
  it.each([
    [[], 0.5],
    [[0], 0.5],
    [[Math.log(9)], 0.9],
    [[-Math.log(9)], 0.1],
    [[Math.log(3), Math.log(3)], 0.9],
    [[2, -2], 0.5],
    [[100], 1],
    [[-1000], 0],
  ])('%o gives %d', (weights, value) => expect(combine(factors(...weights)).value).toBe(value))
  it('keeps the factors, to tell what moved it', () => {
    const list = factors(1, -0.5)
    expect(combine(list).factors).toEqual(list)
  })
  it('is a probability, and more evidence never lowers it', () => {
    const weight = fc.double({ min: -5, max: 5, noNaN: true })
    const holds = fc.property(
      fc.array(weight, { maxLength: 8 }),
      fc.double({ min: 0, max: 5, noNaN: true }),
      (list, more) => {
        const { value } = combine(factors(...list))
        expect(value).toBeGreaterThanOrEqual(0)
        expect(value).toBeLessThanOrEqual(1)
        expect(combine(factors(...list, more)).value).toBeGreaterThanOrEqual(value)
      },
    )
    fc.assert(holds, { seed: 5, numRuns: 500 })
  })
})
