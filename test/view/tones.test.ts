/** Tones: denied, feared and relatives' findings never look like the patient's own. */
import { describe, expect, it } from 'vitest'
import { nameOf } from '../../src/explain/index.ts'
import { toneOf } from '../../src/view/tones.ts'
import { extract } from './pages.ts'

const toneIn = (text: string, name: string): unknown =>
  toneOf(extract(text).findings.find((finding) => nameOf(finding) === name)!)

it.each([
  ['Has pneumonia.', 'pneumonia', 'present', ''],
  ['No pneumonia.', 'pneumonia', 'absent', 'no'],
  ['Possible pneumonia.', 'pneumonia', 'possible', '?'],
  ['Pneumonia in 2019, resolved.', 'pneumonia', 'historical', 'past'],
  ['Return if fever.', 'fever', 'hypothetical', 'if'],
  ['Mother with gout.', 'gout', 'family', 'family'],
  ['No family history of gout.', 'gout', 'family', 'family: no'],
  ['Continue Lasix 40 mg daily.', 'furosemide', 'present', ''],
  ['Stop Lasix.', 'furosemide', 'absent', 'stopped'],
  ['ALLERGIES: penicillin', 'penicillin', 'absent', 'allergy'],
  ['Plan to start Lasix.', 'furosemide', 'hypothetical', 'planned'],
])('%s %s is %s', (text, name, tone, mark) => expect(toneIn(text, name)).toEqual({ tone, mark }))

describe('an observation', () => {
  it('is a fact', () => expect(toneIn('Cr 1.8.', 'creatinine')).toEqual({ tone: 'present', mark: '' }))
})
