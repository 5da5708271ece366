/** Further values in brackets. */
import { describe, expect, it } from 'vitest'
import { read } from './page-of.ts'

describe('values in brackets', () => {
  for (const [text, values] of [
    ['pain 4/10 (was 9/10)', ['pain score|4/10', 'pain score|9/10']],
    ['creatinine 1.8 (b/l 1.0)', ['creatinine|1.8', 'creatinine|1.0']],
    ['creatinine 1.8 (1.1 in 2021)', ['creatinine|1.8', 'creatinine|1.1']],
    ['weight 110 kg (up 20)', ['weight|110|kg']],
    ['weight 52.3 kg (last mo 54.1)', ['weight|52.3|kg', 'weight|54.1|kg']],
    ['sodium 140 (goal 138)', ['sodium|140']],
    ['sodium 140 (flat)', ['sodium|140']],
  ] as const)
    it(text, () => expect(read(text)).toEqual(values))
})
