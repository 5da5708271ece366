/** What may stand in a gap besides links. */
import { describe, expect, it } from 'vitest'
import { dateBefore, measureEnd, pronounEnd, readScale } from '../../../src/attributes/measurement/gap-words.ts'
import { pageOf, read } from './page-of.ts'

describe('words of a gap', () => {
  it('a pronoun and its verb end after the verb', () => {
    expect(pronounEnd(pageOf('and it is 148').page, 0)).toBe(3)
    expect(pronounEnd(pageOf('and the 148').page, 0)).toBe(0)
  })
  it('a scale is no value', () => {
    expect(readScale(pageOf('0 to 10 scale').page, 0)).toBe(4)
    expect(readScale(pageOf('3 to 10 scale').page, 0)).toBe(0)
  })
  it('a place ends with "measures"', () => {
    expect(measureEnd(pageOf('left upper cheek, measures 2').page, 0, 9)).toBe(5)
    expect(measureEnd(pageOf('left upper cheek, 2').page, 0, 9)).toBe(0)
  })
  it('a date needs its verb', () => {
    expect(dateBefore(pageOf('July 7, 2008 was 2.0').page, 0)).toBeGreaterThan(0)
    expect(dateBefore(pageOf('July 7, 2008 2.0').page, 0)).toBe(0)
  })
  it('a change is no value', () => expect(read('creatinine increased by 0.5')).toEqual([]))
})
