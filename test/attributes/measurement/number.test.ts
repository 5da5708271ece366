/** Numbers as notes write them. */
import { describe, expect, it } from 'vitest'
import { isWhole, readNumber } from '../../../src/attributes/measurement/number.ts'
import { pageOf } from './page-of.ts'

describe('readNumber', () => {
  for (const [text, i, value, written] of [
    ['7.90', 0, 7.9, '7.90'],
    ['1,200', 0, 1200, '1200'],
    ['.5', 0, 0.5, '.5'],
    ['RASS -3', 1, -3, '-3'],
    ['add +2', 1, 2, '+2'],
  ] as const)
    it(text, () => {
      const number = readNumber(pageOf(text).page, i)
      expect([number?.value, number?.text]).toEqual([value, written])
    })
  it('reads no sign that joins a name and its value', () => expect(readNumber(pageOf('WBC-12').page, 1)).toBeNull())
  it('reads nothing past the end', () => expect(readNumber(pageOf('12').page, 5)).toBeNull())
  it('knows whole numbers', () => {
    const { page } = pageOf('120 98.6')
    expect(isWhole(readNumber(page, 0)!, 3)).toBe(true)
    expect(isWhole(readNumber(page, 1)!, 3)).toBe(false)
  })
})
