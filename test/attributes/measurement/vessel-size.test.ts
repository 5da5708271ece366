/** How wide the heart's arteries are. */
import { describe, expect, it } from 'vitest'
import { read } from './with-built-in.ts'

describe('widths of arteries', () => {
  for (const [text, values] of [
    ['The left main is about 5 mm in diameter', ['coronary artery diameter|5|mm']],
    ['The LAD is a 3 mm vessel', ['coronary artery diameter|3|mm']],
    ['LAD 2.5 mm stent', []],
    ['In the LAD a 3 mm balloon was inflated', []],
  ] as const)
    it(text, () => expect(read(text)).toEqual(values))
})
