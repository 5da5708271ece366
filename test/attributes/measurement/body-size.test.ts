/** Heights and weights that a person "is". */
import { expect, it } from 'vitest'
import { createExtractor } from '../../../src/node.ts'

const extractor = createExtractor()

it.each<[string, string[]]>([
  ['The patient is 5 feet 3 inches tall.', ['5 feet 3 inches']],
  ['He was 61 pounds.', ['61']],
  ['The patient is approximately 310 lb.', ['310']],
  ['She is 5\'4" and 180 pounds.', ['5\'4"', '180']],
  ['She is 40 pounds overweight.', []],
  ['He was 20 pounds heavier.', []],
  ['The boulder is 450 lb.', []],
  ['The patient is 4500 lb.', []],
])('%s', (text, expected) =>
  expect(extractor.extract(text).mentions.flatMap((one) => (one.kind === 'observation' ? [one.value] : []))).toEqual(
    expected,
  ),
)
