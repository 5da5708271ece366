/** Attributes by name, each with the words it was read from. */
import { expect, it } from 'vitest'
import { attributesOf, words } from '../../src/explain/attributes-of.ts'
import { createExtractor } from '../../src/node.ts'

const extractor = createExtractor()
const of = (text: string): unknown[] =>
  extractor
    .extract(text)
    .findings.slice(0, 1)
    .flatMap(attributesOf)
    .map(({ name, text: said, span }) => [name, said, span && text.slice(span.start, span.end)])

it.each([
  [
    'Lasix 40 mg PO BID prn swelling',
    [
      ['dose', '40 mg', '40 mg'],
      ['route', 'oral', 'PO'],
      ['frequency', 'twice daily', 'BID'],
      ['as needed', 'for swelling', 'prn'],
      ['reason', 'swelling', 'swelling'],
    ],
  ],
  [
    'Potassium 6.1 mEq/L (H)',
    [
      ['value', '6.1', '6.1'],
      ['unit', 'meq/L', null],
      ['flag', 'high', null],
    ],
  ],
  ['Severe left knee pain', [['severity', 'severe', 'Severe']]],
  ['Has gout', []],
])('%s', (text, attributes) => expect(of(text)).toEqual(expect.arrayContaining(attributes)))

it('writes names as people do', () => expect(words('asNeeded on-hold')).toBe('as needed on hold'))
