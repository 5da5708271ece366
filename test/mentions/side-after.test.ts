/** Sides behind a condition: in its span, and in its code. */
import { expect, it } from 'vitest'
import { createExtractor } from '../../src/node.ts'

const extractor = createExtractor()

it.each([
  ['Cataracts OU, vitreous hemorrhage OD.', ['Cataracts OU', 'vitreous hemorrhage OD'], ['H26.9', 'H43.11']],
  ['Macular hole OS s/p vitrectomy.', ['Macular hole OS'], ['H35.342']],
  ['Ptosis L since birth.', ['Ptosis L'], ['H02.402']],
  ['Edema L arm.', ['Edema L arm'], ['R60.0']],
  ['Weakness R > L.', ['Weakness'], ['R53.1']],
  ['Pneumonia R/O.', ['Pneumonia'], ['J18.9']],
  ['Cellulitis LLE.', ['Cellulitis LLE'], ['L03.116']],
])('%s', (text, words, codes) => {
  const found = extractor.extract(text).mentions
  expect(found.map((one) => one.text)).toEqual(words)
  expect(found.map((one) => one.kind === 'condition' && one.icd10cm)).toEqual(codes)
})
