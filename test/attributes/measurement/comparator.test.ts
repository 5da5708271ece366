/** Comparators in signs and words. */
import { describe, expect, it } from 'vitest'
import { readComparator } from '../../../src/attributes/measurement/comparator.ts'
import { pageOf } from './page-of.ts'

describe('readComparator', () => {
  for (const [text, comparator, end] of [
    ['<0.01', '<', 1],
    ['>= 60', '>=', 1],
    ['≤ 3', '<=', 1],
    ['less than 50', '<', 2],
    ['less than or equal to 5', '<=', 5],
    ['at least 3', '>=', 2],
    ['up to 103', '<=', 2],
    ['over 200', '>', 1],
  ] as const)
    it(text, () => expect(readComparator(pageOf(text).page, 0)).toEqual({ comparator, end }))
  it('is none of what went up to a value', () => expect(readComparator(pageOf('rose up to 23').page, 1)).toBeNull())
  it('is null for another word', () => expect(readComparator(pageOf('about 50').page, 0)).toBeNull())
})
