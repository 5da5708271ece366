/** Narrowed vessels. */
import { describe, expect, it } from 'vitest'
import { read } from './page-of.ts'

describe('narrowed vessels', () => {
  for (const [text, values] of [
    ['Angiogram: LAD 90%, RCA 50%', ['arterial stenosis|90|%', 'arterial stenosis|50|%']],
    [
      'There was 30% in the mid circumflex and 20-30% in the RCA',
      ['arterial stenosis|30|%', 'arterial stenosis|20-30|%'],
    ],
    ['Flow rose 30% in the LAD', []],
    ['The RCA supplies 50% of it', []],
  ] as const)
    it(text, () => expect(read(text)).toEqual(values))
})
