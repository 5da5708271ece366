/** Further groups of joined names and panels. */
import { describe, expect, it } from 'vitest'
import { read } from './with-built-in.ts'

describe('further groups', () => {
  for (const [text, values] of [
    [
      'BUN/Cr 32/1.8 (b/l 20/1.1)',
      ['blood urea nitrogen|32', 'creatinine|1.8', 'blood urea nitrogen|20', 'creatinine|1.1'],
    ],
    [
      'AST/ALT 55/60 -> 40/42',
      [
        'aspartate aminotransferase|55',
        'alanine aminotransferase|60',
        'aspartate aminotransferase|40',
        'alanine aminotransferase|42',
      ],
    ],
    ['H/H 10.2/31.4, was 12/36', ['hemoglobin|10.2', 'hematocrit|31.4', 'hemoglobin|12', 'hematocrit|36']],
    ['BUN/Cr 32/1.8 on 3/14', ['blood urea nitrogen|32', 'creatinine|1.8']],
  ] as const)
    it(text, () => expect(read(text)).toEqual(values))
})
