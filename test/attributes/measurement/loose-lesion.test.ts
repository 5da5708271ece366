/** Sizes of conditions that no size is named for, and what is a place, a device or a fraction. */
import { describe, expect, it } from 'vitest'
import { read } from './with-built-in.ts'

describe('sizes of conditions', () => {
  for (const [text, values] of [
    ['2 mm of posterior disc bulging', ['lesion size|2|mm']],
    ['Mild 5 mm anterolisthesis', ['lesion size|5|mm']],
    ['an area of endometriosis, approximately 1 cm wide', ['lesion size|1|cm']],
    ['hydrocele, left scrotum, about 8 cm', ['lesion size|8|cm']],
    ['2 mm ST depression', ['lesion size|2|mm']],
    ['A 10 cm pain scale', []],
    ['A 10 mm septal defect occluder', []],
    ['Biopsies 3 cm above the ulcer', []],
    ['a 1/8 inch abrasion', ['lesion size|0.125|[in_i]']],
    ['Has abdominal pain, approximately 3 in number', []],
    ['A 2 cm incision infection', []],
  ] as const)
    it(text, () => expect(read(text)).toEqual(values))
})
