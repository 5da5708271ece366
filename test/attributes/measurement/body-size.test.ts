/** Heights and weights that a person "is". */
import { expect, it } from 'vitest'
import { createExtractor } from '../../../src/node.ts'

const extractor = createExtractor()

it.each<[string, string[]]>([
  ['The patient is 5 feet 1 inch tall.', ['5 feet 1 inch']],
  ['He was 49 pounds.', ['49']],
  ['The patient is approximately 450 lb.', ['450']],
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
