/** Values to call or return for. */
import { expect, it } from 'vitest'
import { createExtractor } from '../../src/node.ts'

const extractor = createExtractor()
const found = (text: string): string[] =>
  extractor
    .extract(text)
    .mentions.map((one) => (one.kind === 'condition' ? `${one.text} ${one.certainty} ${one.icd10cm}` : one.text))

it.each<[string, string[]]>([
  ['Call if SBP >180 or <90.', ['SBP >180 hypothetical R03.0', '<90 hypothetical I95.9']],
  ['RTC if temp over 101.', ['temp over 101 hypothetical R50.9']],
  ['Hold for SBP <100.', []],
  ['Goal SBP <130, call for help.', []],
  ['HR 120 on arrival.', ['HR 120']],
])('%s', (text, expected) => expect(found(text)).toEqual(expected))
