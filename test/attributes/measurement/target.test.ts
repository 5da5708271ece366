/** Values that are aimed at, waited for or set. */
import { describe, expect, it } from 'vitest'
import { read } from './page-of.ts'

describe('targets, thresholds and settings', () => {
  for (const text of [
    'Goal sodium 140.',
    'Keep O2 sat > 92%.',
    'Maintain BP < 140/90.',
    'If temp > 101.5 call.',
    'Hold for HR < 60.',
    'Transfuse for Hct < 21.',
    'Sodium 140 goal.',
    'Vent: AC/VC 380 x 20, RR 16.',
  ])
    it(text, () => expect(read(text)).toEqual([]))
  it('is none of a plain value', () => expect(read('When seen, HR 88.')).toEqual(['heart rate|88|/min']))
})
