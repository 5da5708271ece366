/** The arithmetic of half-open spans. */
import { describe, expect, it } from 'vitest'
import { contains, join, overlaps } from '../../src/note/index.ts'

const span = (start: number, end: number) => ({ start, end })

describe('overlaps', () => {
  it.each([
    [span(0, 3), span(2, 5), true],
    [span(0, 3), span(3, 5), false], // they touch: half-open
    [span(3, 5), span(0, 3), false],
    [span(0, 9), span(4, 5), true],
    [span(2, 4), span(2, 4), true],
    [span(2, 2), span(2, 2), false], // nothing is in it
  ])('%o and %o: %s', (a, b, shared) => {
    expect(overlaps(a, b)).toBe(shared)
    expect(overlaps(b, a)).toBe(shared)
  })
})

describe('contains', () => {
  it('holds itself and what is within', () => {
    expect(contains(span(2, 5), span(2, 5))).toBe(true)
    expect(contains(span(2, 5), span(3, 4))).toBe(true)
  })
  it('does not hold what sticks out', () => {
    expect(contains(span(2, 5), span(1, 4))).toBe(false)
    expect(contains(span(2, 5), span(3, 6))).toBe(false)
  })
})

describe('join', () => {
  it('holds both, in either order, and what lies between', () => {
    expect(join(span(2, 4), span(8, 9))).toEqual(span(2, 9))
    expect(join(span(8, 9), span(2, 4))).toEqual(span(2, 9))
    expect(join(span(2, 9), span(3, 4))).toEqual(span(2, 9))
  })
})
