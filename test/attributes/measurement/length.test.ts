/** Lengths and weights of two parts, extents. */
import { describe, expect, it } from 'vitest'
import { readExtent, readTwoPart } from '../../../src/attributes/measurement/length.ts'
import { pageOf } from './page-of.ts'

describe('readTwoPart', () => {
  for (const [text, value] of [
    ['5 feet 9 inches', '5 feet 9 inches'],
    ['5\'4"', '5\'4"'],
    ['5\' 4"', '5\' 4"'],
    ['154 lb 8.7 oz', '154 lb 8.7 oz'],
    ['7 pounds and 3 ounces', '7 pounds and 3 ounces'],
  ] as const)
    it(text, () => expect(readTwoPart(pageOf(text).page, 0)?.value.text).toBe(value))
  it('leaves one part to numbers', () => expect(readTwoPart(pageOf('154 lb').page, 0)).toBeNull())
})

describe('readExtent', () => {
  it.each([
    ['14 cm x 6.5 cm x 7.8 cm', '14 x 6.5 x 7.8', 'cm'],
    ['2.5 x 3-cm', '2.5 x 3', 'cm'],
    ['11x9x6 cm', '11x9x6', 'cm'],
    ['4x6mm', '4x6', 'mm'],
    ['1/2 x 3/4 inch', '1/2 x 3/4', '[in_i]'],
    ['2 centimeters by 3 centimeters', '2 by 3', 'cm'],
    // two units are kept as they stand
    ['2 cm x 5 mm', '2 cm x 5 mm', undefined],
  ])('reads the sides, apart from their unit, of %j', (text, sides, unit) => {
    const extent = readExtent(pageOf(text).page, 0)
    expect([extent?.value.text, extent?.unit]).toEqual([sides, unit])
  })
  it('needs a measure', () => expect(readExtent(pageOf('380 x 20').page, 0)).toBeNull())
})
