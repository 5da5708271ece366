/** The page. */
import { describe, expect, it } from 'vitest'
import { resultAt, signAt, unitsAt, wideBefore, wordAt } from '../../../src/attributes/measurement/page.ts'
import { pageOf } from './page-of.ts'

describe('page', () => {
  const { page } = pageOf('WBC   neg – g/dL')
  it('answers for any token', () => {
    expect([wordAt(page, 0), wordAt(page, 99), signAt(page, 2), signAt(page, 99)]).toEqual(['wbc', '', '-', ''])
  })
  it('knows columns', () => expect([wideBefore(page, 1), wideBefore(page, 2)]).toEqual([true, false]))
  it('knows result words and units', () => {
    expect(resultAt(page, 1, 'result')?.name).toBe('negative')
    expect(unitsAt(page, 3)[0]?.ucum).toBe('g/dL')
  })
})
