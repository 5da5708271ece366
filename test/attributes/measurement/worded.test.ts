/** Results in words of tests that have none, and of those that do. */
import { describe, expect, it } from 'vitest'
import { read } from './with-built-in.ts'

describe('results in words', () => {
  for (const [text, values] of [
    ['C-SSRS moderate risk', ['Columbia suicide severity rating scale|moderate risk']],
    ['The uterus was small', []],
    ['Urine protein small', ['urine protein|small']],
    ['Tonsils 3+', ['tonsil size|3+']],
  ] as const)
    it(text, () => expect(read(text)).toEqual(values))
})
