/** The letters of an AMPLE history. */
import { expect, it } from 'vitest'
import { createExtractor } from '../../../src/node.ts'

const extractor = createExtractor()
const statuses = (text: string): string[] =>
  extractor.extract(text).mentions.flatMap((one) => (one.kind === 'medication' ? [`${one.text} ${one.status}`] : []))

it.each<[string, string[]]>([
  [
    'AMPLE (wife by phone): A- ceftriaxone (throat swelling). M- Suboxone 8-2 mg BID.',
    ['ceftriaxone allergy', 'Suboxone active'],
  ],
  ['SAMPLE hx: A: PCN, codeine. M: lisinopril 10 mg daily.', ['PCN allergy', 'codeine allergy', 'lisinopril active']],
  ['AMPLE: A- none. M- metformin daily.', ['metformin active']],
  ['An ample supply of aspirin: a- aspirin.', ['aspirin active', 'aspirin active']],
])('%s', (text, expected) => expect(statuses(text)).toEqual(expected))
