/** Letters of a side behind values. */
import { describe, expect, it } from 'vitest'
import { read } from './with-built-in.ts'

describe('sides behind values', () => {
  for (const [text, values] of [
    ['WRS 88% R, 84% L', ['word recognition score|88|%', 'word recognition score|84|%']],
    ['Pupils 3 mm R, 5 mm L.', ['pupil diameter|3|mm', 'pupil diameter|5|mm']],
    ['BP 152/94 (L), 148/90 (R)', ['blood pressure|152/94|mm[Hg]', 'blood pressure|148/90|mm[Hg]']],
    ['N 78% L 12%', ['neutrophils|78|%', 'lymphocytes|12|%']],
    ['R hip fracture, Hgb 9.1 L', ['hemoglobin|9.1']],
  ] as const)
    it(text, () => expect(read(text)).toEqual(values))
})
