/** Decimal commas. */
import { describe, expect, it } from 'vitest'
import { read } from './page-of.ts'

describe('decimal commas', () => {
  for (const [text, values] of [
    ['INR was of 1,24.', ['INR|1.24']],
    ['hemoglobin 9,8 g/dL', ['hemoglobin|9.8|g/dL']],
    ['potassium 4,2 mmol/L', ['potassium|4.2|mmol/L']],
    ['WBC 12,300', ['leukocytes|12300']],
    ['glucose 98,102', ['glucose|98102']],
    ['hemoglobin 9, 8', ['hemoglobin|9', 'hemoglobin|8']],
  ] as const)
    it(text, () => expect(read(text)).toEqual(values))
  it('is no list', () => expect(read('hemoglobin 9,8,7 g/dL')[0]).toBe('hemoglobin|9'))
})
