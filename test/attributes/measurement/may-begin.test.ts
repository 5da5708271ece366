/** Where a value can begin. */
import { describe, expect, it } from 'vitest'
import { holdsValue, mayBegin } from '../../../src/attributes/measurement/may-begin.ts'
import { pageOf } from './page-of.ts'

describe('where a value can begin', () => {
  for (const word of ['138', '<5', '(-)', 'neg', 'low 90s', 'between 3 and 4', 'less than 5', '+', 'E. coli'])
    it(`"${word}" can`, () => expect(mayBegin(pageOf(word).page, 0)).toBe(true))
  for (const word of ['the', 'was', 'creatinine', ':', 'today'])
    it(`"${word}" can't`, () => expect(mayBegin(pageOf(word).page, 0)).toBe(false))
  it('is safe beyond the end', () => expect(mayBegin(pageOf('x').page, 9)).toBe(false))
  it('says whether a stretch holds any', () => {
    const { page } = pageOf('sodium and potassium were checked again, 4.2')
    expect(holdsValue(page, 0, 6)).toBe(false)
    expect(holdsValue(page, 0, 99)).toBe(true)
  })
})
