/** Where a finding of no place is: by what its sentence is about, and by the exam's region. */
import { expect, it } from 'vitest'
import { createExtractor } from '../../src/node.ts'

const extractor = createExtractor()

it.each([
  ['Throat is without erythema.', 'J39.2'],
  ['The breasts have no masses.', 'N63.0'],
  ['Lower extremities without edema.', 'R60.0'],
  ['Extremities show no edema.', 'R60.9'], // which of them is not said
  ['Left knee is without effusion.', 'M25.462'],
  ['PHYSICAL EXAM:\nSKIN: No lesions.', 'L98.9'],
  ['PHYSICAL EXAM:\nPENIS: No lesions.', 'N48.9'],
  ['PHYSICAL EXAM:\nMOUTH: No ulcers.', 'K12.1'],
  ['PHYSICAL EXAM:\nTHROAT: No erythema.', 'J39.2'],
  ['PHYSICAL EXAM:\nEYES: No redness.', 'H57.89'],
  ['PHYSICAL EXAM:\nGI: No masses.', 'R19.00'],
  ['PHYSICAL EXAM:\nMSK: No swelling.', 'M25.40'],
  ['PHYSICAL EXAM:\nSKIN: No masses.', 'L98.9'],
])('%s', (text, code) => {
  expect(extractor.extract(text).mentions).toMatchObject([{ kind: 'condition', icd10cm: code, certainty: 'absent' }])
})
