/** Values behind a target. */
import { describe, expect, it } from 'vitest'
import { read } from './with-built-in.ts'

describe('values behind targets', () => {
  for (const [text, values] of [
    ['INR goal 2-3, today 1.8.', ['INR|1.8']],
    ['Goal A1c <7, was 8.2', ['hemoglobin A1c|8.2']],
    ['BP goal <130/80; today 142/86', ['blood pressure|142/86|mm[Hg]']],
    ['INR goal 2-3, 5 mg today', []],
    ['Goal INR 2-3.', []],
  ] as const)
    it(text, () => expect(read(text)).toEqual(values))
})
