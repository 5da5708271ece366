/** Dates, times and stretches, which are no values. */
import { describe, expect, it } from 'vitest'
import { readDate, readStretch, readTime, readWhen } from '../../../src/attributes/measurement/date-time.ts'
import { pageOf } from './page-of.ts'

describe('dates and times', () => {
  for (const [text, end] of [
    ['3/14', 3],
    ['04/04/06', 5],
    ['2023-09-15', 5],
    ['Jan 5, 2024', 4],
    ['[**2146-12-25**]', 1],
  ] as const)
    it(text, () => expect(readDate(pageOf(text).page, 0)).toBe(end))
  for (const text of ['120/80', '3-4', '13/40', 'May be'])
    it(`${text} is no date`, () => expect(readDate(pageOf(text).page, 0)).toBe(-1))
  it('reads clock times', () => {
    expect(readTime(pageOf('05:30').page, 0)).toBe(3)
    expect(readTime(pageOf('at 0530').page, 1)).toBe(2)
    expect(readTime(pageOf('0530').page, 0)).toBe(-1)
  })
  it('reads stretches', () => {
    expect(readStretch(pageOf('3 days ago').page, 0)).toBe(3)
    expect(readStretch(pageOf('24 hours').page, 0)).toBe(2)
    expect(readStretch(pageOf('24 mg').page, 0)).toBe(-1)
  })
  it('reads a date with its time', () => expect(readWhen(pageOf('06/11 0400').page, 0)).toBe(4))
})
