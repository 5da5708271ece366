/** Vital signs by their order. */
import { describe, expect, it } from 'vitest'
import { read } from './page-of.ts'

describe('vitals lines', () => {
  for (const [text, values] of [
    [
      'VS: 98.6 88 118/72 18 96% RA',
      [
        'temperature|98.6|[degF]',
        'heart rate|88|/min',
        'blood pressure|118/72|mm[Hg]',
        'respiratory rate|18|/min',
        'oxygen saturation|96|%',
      ],
    ],
    [
      '36.9, 78, 124/66, 16, 95% on room air',
      [
        'temperature|36.9|Cel',
        'heart rate|78|/min',
        'blood pressure|124/66|mm[Hg]',
        'respiratory rate|16|/min',
        'oxygen saturation|95|%',
      ],
    ],
    ['Vitals: 118/72 88 18', ['blood pressure|118/72|mm[Hg]', 'heart rate|88|/min', 'respiratory rate|18|/min']],
  ] as const)
    it(text, () => expect(read(text)).toEqual(values))
  for (const text of ['3 4 120/80', '10 20 30 40 50', 'Seen 3/14 2/5 1/1'])
    it(`${text} is none`, () => expect(read(text)).toEqual([]))
})
