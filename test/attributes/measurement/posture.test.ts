/** Position and place of a vital sign. */
import { describe, expect, it } from 'vitest'
import { observe } from './page-of.ts'

const postures = (text: string): readonly (readonly (string | undefined)[])[] =>
  observe(text).map(({ measurement: { position, site } }) => [position?.value, site?.value])

describe('position and place', () => {
  for (const [text, expected] of [
    ['BP right arm sitting 122/62', [['sitting', 'right arm']]],
    ['BP 132/84 in the left arm', [[undefined, 'left arm']]],
    [
      'BP 132/84 in the left arm and 128/80 in the right arm',
      [
        [undefined, 'left arm'],
        [undefined, 'right arm'],
      ],
    ],
    [
      'BP 118/70 lying, pulse 88 standing',
      [
        ['supine', undefined],
        ['standing', undefined],
      ],
    ],
    ['BP 120/80. Left arm weak.', [[undefined, undefined]]],
    ['sodium 138 sitting', [[undefined, undefined]]],
  ] as const) // prettier-ignore
    it(text, () => expect(postures(text)).toEqual(expected))
})
