/** Drugs that a culture was tested with are none that are taken. */
import { expect, it } from 'vitest'
import { createExtractor } from '../../src/node.ts'

const extractor = createExtractor()

it.each<[text: string, drugs: string[]]>([
  ['E. coli: Amp R, cefazolin S, cipro R.', []],
  ['MRSA (S vanc, dapto; R oxacillin, clinda). On vancomycin.', ['vancomycin']],
  ['UCx >100k E. coli, R cipro/TMP-SMX S CTX', []],
  ['S: vanc, cefepime day 3.', ['vanc', 'cefepime']],
  ['Received cefazolin, R hip washed out', ['cefazolin']],
  ['Insulin R 10 units before meals', ['Insulin R']],
])('%s', (text, drugs) =>
  expect(extractor.extract(text).mentions.flatMap((one) => (one.kind === 'medication' ? [one.text] : []))).toEqual(
    drugs,
  ),
)
