/** Single loose values. */
import { describe, expect, it } from 'vitest'
import { read } from './page-of.ts'

describe('single loose values', () => {
  for (const [text, values] of [
    ['95% on 2L', ['oxygen saturation|95|%']],
    ['lying 134/82, standing 108/70', ['blood pressure|134/82|mm[Hg]', 'blood pressure|108/70|mm[Hg]']],
    ['pain in his back, sharp, 8/10', ['pain score|8/10']],
    ['rates her stress level as an 8/10', []],
    ['50% oxygen', []],
    ['seen standing 3/14', []],
  ] as const)
    it(text, () => expect(read(text)).toEqual(values))
})
