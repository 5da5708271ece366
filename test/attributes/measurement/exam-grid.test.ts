/** Parts across, sides down. */
import { describe, expect, it } from 'vitest'
import { read } from './with-built-in.ts'

describe('grids of an exam', () => {
  for (const [text, values] of [
    ['Pulses   Fem   DP\n R    2+    dop', ['femoral pulse|2+', 'dorsalis pedis pulse|dop']],
    [
      'Motor   Delt  Bi  WE\nR   5   5   4+\nL   4-   --   3',
      ['deltoid strength|5', 'biceps strength|5', 'wrist strength|4+', 'deltoid strength|4-', 'wrist strength|3'],
    ],
    ['Pulses | Fem | DP\nL | 2+ | 0', ['femoral pulse|2+', 'dorsalis pedis pulse|0']],
    ['Pulses   Fem   DP\nWBC  7.1', ['leukocytes|7.1']],
  ] as const)
    it(text.replaceAll('\n', ' / '), () => expect(read(text)).toEqual(values))
})
