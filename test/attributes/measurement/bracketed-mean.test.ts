/** The mean of a blood pressure, in a bracket behind it. */
import { describe, expect, it } from 'vitest'
import { read } from './with-built-in.ts'

describe('bracketed means', () => {
  for (const [text, values] of [
    ['BP 94/48 (63)', ['blood pressure|94/48|mm[Hg]', 'mean arterial pressure|63|mm[Hg]']],
    ['BP 94/48 (101)', ['blood pressure|94/48|mm[Hg]']],
    ['BP 94/48 (L arm)', ['blood pressure|94/48|mm[Hg]']],
  ] as const)
    it(text, () => expect(read(text)).toEqual(values))
})
