/** Whose value it is. */
import { describe, expect, it } from 'vitest'
import { read } from './page-of.ts'

describe('owner of a value', () => {
  for (const [text, values] of [
    ['5 WBC and 6 neutrophils', ['leukocytes|5', 'neutrophils|6']],
    ['UA was negative for ketones', ['urine ketones|negative']],
    ['heart rate, 120 per minute', ['heart rate|120|/min']],
    ['sodium, 1 potassium', []],
    ['hemoglobin stable (9.8 g/dL)', ['hemoglobin|9.8|g/dL']],
    ['systolic volume of hemoglobin volume of 12', []],
  ] as const)
    it(text, () => expect(read(text)).toEqual(values))
})
