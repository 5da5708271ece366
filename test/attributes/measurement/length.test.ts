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
  it('reads three directions', () =>
    expect(readExtent(pageOf('14 cm x 6.5 cm x 7.8 cm').page, 0)?.value.text).toBe('14 cm x 6.5 cm x 7.8 cm'))
  it('needs a measure', () => expect(readExtent(pageOf('380 x 20').page, 0)).toBeNull())
})
