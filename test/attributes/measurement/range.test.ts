/** Ranges. */
import { describe, expect, it } from 'vitest'
import { readRange } from '../../../src/attributes/measurement/range.ts'
import { concept, pageOf } from './page-of.ts'

const rangeOf = (text: string, toRanges = true) =>
  readRange(pageOf(text).page, 0, concept('heart rate'), toRanges)?.value

describe('readRange', () => {
  for (const [text, low, high, written] of [
    ['110-140', 110, 140, '110-140'],
    ['3 to 4', 3, 4, '3-4'],
    ['between 115 and 134', 115, 134, '115-134'],
    ['80s', 80, 89, '80s'],
    ['60s-70s', 60, 79, '60s-70s'],
    ['low 90s', 90, 93, 'low 90s'],
    ['mid to upper 80s', 84, 89, 'mid to upper 80s'],
  ] as const)
    it(text, () => expect(rangeOf(text)).toEqual({ type: 'range', low, high, text: written }))
  it('keeps a unit after the lower end', () =>
    expect(readRange(pageOf('36.4 °C-37 °C').page, 0, concept('temperature'), true)?.unit).toBe('Cel'))
  it('leaves "1.2 to 1.8" to a trend', () => expect(rangeOf('1.2 to 1.8', false)).toBeUndefined())
  it('is no date', () => expect(rangeOf('3-4-05')).toBeUndefined())
  it('does not fall', () => expect(rangeOf('140-110')).toBeUndefined())
})
