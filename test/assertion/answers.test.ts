/** Words that answer for what stands before them. */
import { expect, it } from 'vitest'
import { createExtractor } from '../../src/node.ts'

const extractor = createExtractor()

it.each<[string, string[]]>([
  ['Nausea: No  Vomiting: No  Diarrhea: Yes', ['absent', 'absent', 'present']],
  ['Nausea: No Vomiting: Yes', ['absent', 'present']],
  ['Fever: No. Cough: Yes.', ['absent', 'present']],
  ['Fever: no\nCough: yes', ['absent', 'present']],
  ['Fever (N), cough (Y), chills (no)', ['absent', 'present', 'absent']],
  ['Cough: no sputum', ['present', 'absent']],
  ['Dyspnea: denies', ['absent']],
  ['Hx: Diabetes Y  HTN Y  CAD N  Asthma N', ['present', 'present', 'absent', 'absent']],
  ['Hx of asthma N', ['present']],
])('%s', (text, expected) =>
  expect(extractor.extract(text).mentions.flatMap((one) => (one.kind === 'condition' ? [one.certainty] : []))).toEqual(
    expected,
  ),
)
