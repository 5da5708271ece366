/** Exams told in prose. */
import { describe, expect, it } from 'vitest'
import { read } from './with-built-in.ts'

describe('prose of an exam', () => {
  for (const [text, values] of [
    [
      'Strength is 5/5 in the deltoids and biceps, 4/5 in the hand intrinsics.',
      ['muscle strength|5/5', 'muscle strength|4/5'],
    ],
    ['Strength was 4/5 in the right deltoid and 5/5 in the left.', ['muscle strength|4/5', 'muscle strength|5/5']],
    ['Strength 5/5 in all extremities.', ['muscle strength|5/5']],
    ['Pulse 72 in the morning.', ['heart rate|72|/min']],
  ] as const)
    it(text, () => expect(read(text)).toEqual(values))
})
