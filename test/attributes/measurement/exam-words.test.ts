/** The words and values of an exam's parts. */
import { describe, expect, it } from 'vitest'
import { read } from './with-built-in.ts'

describe('values of parts', () => {
  for (const [text, values] of [
    [
      'Strength: HF 4-, KE 5-/5, DF 4/5+',
      ['hip flexor strength|4-', 'quadriceps strength|5-/5', 'ankle and great toe strength|4/5+'],
    ],
    ['Strength: HF 6/5', []],
    ['Reflexes: knees absent', ['deep tendon reflexes|absent']],
  ] as const)
    it(text, () => expect(read(text)).toEqual(values))
})
