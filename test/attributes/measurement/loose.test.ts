/** Loose values. */
import { describe, expect, it } from 'vitest'
import { read } from './page-of.ts'

describe('loose values', () => {
  it('reads a saturation by its oxygen', () => expect(read('95% RA')).toEqual(['oxygen saturation|95|%']))
  it('reads no oxygen that is given', () => expect(read('50% oxygen by mask')).toEqual([]))
  it('reads a score of ten near pain', () =>
    expect(read('Pain is constant and sharp, 8/10')).toEqual(['pain score|8/10']))
  it('reads no date', () => expect(read('Seen on 8/10')).toEqual([]))
})
