/** Which meaning a value belongs to. */
import { describe, expect, it } from 'vitest'
import { read } from './page-of.ts'

describe('ambiguous names and drugs', () => {
  it('lets a letter in beside another sign', () =>
    expect(read('T 98.6 P 76 R 16')).toEqual([
      'temperature|98.6|[degF]',
      'heart rate|76|/min',
      'respiratory rate|16|/min',
    ]))
  it('lets a telling value in alone', () => expect(read('K 3.2')).toEqual(['potassium|3.2']))
  it('leaves a letter alone', () => expect(read('P 3')).toEqual([]))
  it('leaves implausible values of ambiguous names', () => expect(read('Cr 500')).toEqual([]))
  it('leaves doses', () => {
    expect(read('potassium 20 mEq daily')).toEqual([])
    expect(read('potassium 40 mEq')).toEqual([])
  })
  it('keeps levels of the spine out', () => expect(read('Fusion at C4-5.')).toEqual([]))
  it('keeps volumes out', () => expect(read('UOP 380 mL')).toEqual([]))
})
