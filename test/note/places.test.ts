/** Places: lines and columns for offsets, and back. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineStarts, offsetOf, placeAt } from '../../src/note/places.ts'

const text = 'No fever.\nCough.\n\nGout'
const starts = lineStarts(text)

describe('placeAt', () => {
  it.each([
    [0, 1, 1],
    [9, 1, 10],
    [10, 2, 1],
    [17, 3, 1],
    [18, 4, 1],
    [22, 4, 5],
  ])('offset %i is line %i, column %i', (offset, line, column) =>
    expect(placeAt(starts, offset)).toEqual({ line, column }),
  )
})

describe('offsetOf', () => {
  it('is the way back', () =>
    fc.assert(
      fc.property(fc.string(), fc.nat(), (any, at) => {
        const offset = at % (any.length + 1)
        const lines = lineStarts(any)
        expect(offsetOf(lines, placeAt(lines, offset), any.length)).toBe(offset)
      }),
    ))
  it('knows no line that is not there', () => expect(offsetOf(starts, { line: 5, column: 1 }, text.length)).toBeNull())
  it('ends with its line', () => expect(offsetOf(starts, { line: 2, column: 99 }, text.length)).toBe(16))
})
