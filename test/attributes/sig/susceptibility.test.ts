/** What a culture says of drugs. */
import { expect, it } from 'vitest'
import { createExtractor } from '../../../src/node.ts'

const extractor = createExtractor()

it.each<[string, string[]]>([
  ['Cultures grew E. coli, sensitive to Cipro.', ['unknown']],
  ['MSSA sensitive to oxacillin.', ['unknown']],
  ['Klebsiella susceptible to all but nitrofurantoin.', ['unknown']],
  ['Blood cultures: GPC, S to cefazolin', ['unknown']],
  ['She had a positive culture. The patient is sensitive to codeine.', ['allergy']],
  ['Sensitive to aspirin.', ['allergy']],
  ['Sensitivities: penicillin, sulfa', ['allergy', 'allergy']],
])('%s', (text, expected) =>
  expect(extractor.extract(text).mentions.flatMap((one) => (one.kind === 'medication' ? [one.status] : []))).toEqual(
    expected,
  ),
)
