/** Adding evidence up. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { combine, type Factor, type Part } from '../../src/confidence/index.ts'

const factors = (part: Part, ...weights: number[]): Factor[] => weights.map((weight) => ({ part, name: 'x', weight }))
const parts: readonly Part[] = ['mention', 'assertion', 'attributes']

describe('combine', () => {
  it.each([
    [[], 0.5],
    [[0], 0.5],
    [[Math.log(9)], 0.9],
    [[-Math.log(9)], 0.1],
    [[Math.log(3), Math.log(3)], 0.9],
    [[2, -2], 0.5],
  ])('%o gives %d', (weights, value) =>
    expect(combine(['mention'], factors('mention', ...weights))).toMatchObject({ mention: value, value }),
  )
  it('multiplies the parts that the kind has', () => {
    const list = [...factors('mention', Math.log(9)), ...factors('assertion', Math.log(4))]
    expect(combine(['mention', 'assertion'], list)).toEqual({
      value: 0.72,
      mention: 0.9,
      assertion: 0.8,
      attributes: null,
      factors: list,
    })
    expect(combine(['mention', 'attributes'], list)).toMatchObject({ value: 0.45, assertion: null, attributes: 0.5 })
  })
  it.each([
    [100, 0.999],
    [-1000, 0.001],
  ])('is never certain: log-odds of %d', (weight, value) =>
    expect(combine(['mention'], factors('mention', weight)).value).toBe(value),
  )
  it('is a probability, and more evidence for a part never lowers it', () => {
    const weight = fc.double({ min: -5, max: 5, noNaN: true })
    const holds = fc.property(
      fc.array(weight, { maxLength: 8 }),
      fc.constantFrom(...parts),
      fc.double({ min: 0, max: 5, noNaN: true }),
      (list, part, more) => {
        const before = parts.flatMap((one) => factors(one, ...list))
        const { value, mention } = combine(parts, before)
        expect(value).toBeGreaterThan(0)
        expect(value).toBeLessThan(1)
        expect(value).toBeLessThanOrEqual(Math.max(mention, 0.001))
        expect(combine(parts, [...before, ...factors(part, more)]).value).toBeGreaterThanOrEqual(value)
      },
    )
    fc.assert(holds, { seed: 5, numRuns: 500 })
  })
})
