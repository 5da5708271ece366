/** Degrees without a name beside another vital sign. */
import { expect, it } from 'vitest'
import { createExtractor } from '../../../src/node.ts'

const extractor = createExtractor()

it.each<[string, string[]]>([
  ['BP138/72 HR84 RR16 36.9C', ['138/72', '84', '16', '36.9']],
  ['Pulse 84, respirations 16, 98.6 F.', ['84', '16', '98.6']],
  ['The room was kept at 36.9C.', []],
  ['In the ER, this was 101 to 102 degrees Fahrenheit.', ['101-102']],
  ['The bath was heated to 100 degrees Fahrenheit.', []],
  ['Call for anything over 101 degrees Fahrenheit.', []],
  ['HR 84, 12 C', ['84']],
])('%s', (text, expected) =>
  expect(extractor.extract(text).mentions.flatMap((one) => (one.kind === 'observation' ? [one.value] : []))).toEqual(
    expected,
  ),
)
