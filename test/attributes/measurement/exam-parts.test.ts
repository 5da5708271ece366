/** Exams told part by part. */
import { describe, expect, it } from 'vitest'
import { read as readSmall } from './page-of.ts'
import { read } from './with-built-in.ts'

describe('parts of an exam', () => {
  for (const [text, values] of [
    ['Motor: R delt 4, WE 3; L 5 throughout', ['deltoid strength|4', 'wrist strength|3', 'left side strength|5']],
    ['Reflexes: bi 2+ R / 3+ L', ['deep tendon reflexes|2+', 'deep tendon reflexes|3+']],
    ['DTRs 2+ R, 3+ L', ['deep tendon reflexes|2+', 'deep tendon reflexes|3+']],
    ['Pulses: DP 2+, PT dop', ['dorsalis pedis pulse|2+', 'posterior tibial pulse|dop']],
    ['Str 5/5 BUE, 4/5 BLE', ['muscle strength|5/5', 'muscle strength|4/5']],
    ['Pulse: 72 R 18', ['heart rate|72|/min', 'respiratory rate|18|/min']],
    ['Strength: KE 5 mg', []],
  ] as const)
    it(text, () => expect(read(text)).toEqual(values))

  it('leaves a lexicon without such exams alone', () => expect(readSmall('Motor: R delt 4')).toEqual([]))
})
