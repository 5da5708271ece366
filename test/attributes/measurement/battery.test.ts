/** The items of a score, told behind its name. */
import { describe, expect, it } from 'vitest'
import { read } from './with-built-in.ts'

const item = (value: number): string => `NIH stroke scale item|${value}`

describe('batteries', () => {
  for (const [text, values] of [
    ['NIHSS: 1a 0, gaze 1, face 2 = 3', [item(0), item(1), item(2), 'NIH stroke scale|3']],
    ['NIHSS 4 (face 1, L arm 2, dysarthria 1)', ['NIH stroke scale|4', item(1), item(2), item(1)]],
    ['NIHSS items: 1a 0, 1b 0.', []],
    ['CIWA 8, HR 90, RR 18', ['CIWA score|8', 'heart rate|90|/min', 'respiratory rate|18|/min']],
  ] as const)
    it(text, () => expect(read(text).map((one) => one.replace('|{score}', ''))).toEqual(values))
})
