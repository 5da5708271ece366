/** Percentiles behind measures. */
import { describe, expect, it } from 'vitest'
import { read } from './with-built-in.ts'

describe('percentiles', () => {
  for (const [text, values] of [
    [
      'Ht 98 cm (45%), BMI 15.4 (50%ile)',
      ['height|98|cm', 'height percentile|45|%', 'body mass index|15.4', 'body mass index percentile|50|%'],
    ],
    ['Weight 14.8 kg, 50th percentile', ['weight|14.8|kg', 'weight percentile|50|%']],
    ['Weight 82 kg (up 3%)', ['weight|82|kg']],
  ] as const)
    it(text, () => expect(read(text)).toEqual(values))
})
