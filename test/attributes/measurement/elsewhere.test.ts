/** Values of another time or place. */
import { describe, expect, it } from 'vitest'
import { read } from './page-of.ts'

describe('values of another time or place', () => {
  for (const [text, values] of [
    ['INR 2.4 in March, 3.1 in June.', ['INR|2.4', 'INR|3.1']],
    ['hemoglobin was 14 on scene and 11 in the ED', ['hemoglobin|14', 'hemoglobin|11']],
    ['hemoglobin on admission was 9.8, at discharge 10.1.', ['hemoglobin|9.8', 'hemoglobin|10.1']],
    ['INR 4.8 (H) today, was 2.4 last week', ['INR|4.8||H', 'INR|2.4']],
    ['hemoglobin 10.2 on 3/14 and 2 units were given', ['hemoglobin|10.2']],
    ['sodium 138 at noon, 2 days later he left', ['sodium|138']],
  ] as const)
    it(text, () => expect(read(text)).toEqual(values))
})
