/** What a drug was ended for is past; what it is ended for now is not. */
import { expect, it } from 'vitest'
import { createExtractor } from '../../src/node.ts'

const extractor = createExtractor()
const past = (text: string): string[] =>
  extractor
    .extract(text)
    .mentions.flatMap((one) => (one.kind === 'condition' ? [`${one.text} ${one.temporality}`] : []))

it.each<[string, string[]]>([
  ['Tramadol was stopped because of dizziness.', ['dizziness historical']],
  ["clopidogrel - dc'd 2020 (GIB)", ['GIB historical']],
  ["colchicine d/c'd 2023 d/t myopathy", ['myopathy historical']],
  ["Lasix d/c'd 2/2 AKI", ['AKI current']],
  ['Stop NSAIDs due to AKI.', ['AKI current']],
  ['He stopped smoking in 2019 because of COPD.', ['COPD current']],
])('%s', (text, expected) => expect(past(text)).toEqual(expected))
