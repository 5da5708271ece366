/** Flags beside values. */
import { describe, expect, it } from 'vitest'
import { flagBefore, flagWithin, readArrow, readFlags } from '../../../src/attributes/measurement/flags.ts'
import { pageOf } from './page-of.ts'

const flagOf = (text: string) => readFlags(pageOf(text).page, 1).interpretation

describe('readFlags', () => {
  for (const [text, interpretation] of [
    ['5.6*', 'A'],
    ['5.6 (H)', 'H'],
    ['5.6 [L]', 'L'],
    ['5.6 H', 'H'],
    ['5.6L', 'L'],
    ['5.6 ↑', 'H'],
    ['5.6 (high)', 'H'],
    ['5.6, which is low.', 'L'],
    ['5.6*(H)', 'H'],
    ['5.6!', 'A'],
  ] as const)
    it(text, () => expect(flagOf(text)).toBe(interpretation))
  for (const text of ['1.9 L hip', '90 high 90s', '12 low back', '5.6', '140 A day'])
    it(`${text} has none`, () => expect(flagOf(text)).toBeNull())
})

describe('flags before and within a name', () => {
  it('reads the word before', () => expect(flagBefore(pageOf('elevated glucose').page, 1, 0)).toBe('H'))
  it('reads over an article', () => expect(flagBefore(pageOf('low serum sodium').page, 2, 0)).toBe('L'))
  it('leaves an arrow to the value before it', () => expect(flagBefore(pageOf('2.6 ↑ BNP').page, 2, 0)).toBeNull())
  it('reads within', () => expect(flagWithin(pageOf('HypoNa 130').page, 0, 1)).toBe('L'))
  it('reads arrows', () => expect(readArrow(pageOf('↓').page, 0)).toBe('L'))
})
