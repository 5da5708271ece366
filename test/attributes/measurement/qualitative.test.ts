/** Results in words. */
import { describe, expect, it } from 'vitest'
import { readOrganism, readQualitative } from '../../../src/attributes/measurement/qualitative.ts'
import { pageOf } from './page-of.ts'

describe('readQualitative', () => {
  for (const [text, value] of [
    ['neg', 'negative'],
    ['NR', 'negative'],
    ['nonreactive', 'negative'],
    ['POS', 'positive'],
    ['(-)', 'negative'],
    ['(+)', 'positive'],
    ['+', 'positive'],
    ['tr', 'trace'],
    ['No growth', 'no growth'],
    ['NGTD', 'ngtd'],
    ['positive for MRSA', 'mrsa'],
    ['E. coli', 'e. coli'],
  ] as const)
    it(text, () => expect(readQualitative(pageOf(text).page, 0)?.value.text).toBe(value))
  it('is null for other words', () => expect(readQualitative(pageOf('sent').page, 0)).toBeNull())
})

describe('readOrganism', () => {
  it('takes the shape along', () =>
    expect(readOrganism(pageOf('gram positive cocci in clusters').page, 0)?.value.text).toBe(
      'gram positive cocci in clusters',
    ))
})
