/** Sizes of what no name is known for. */
import { expect, it } from 'vitest'
import { createExtractor } from '../../../src/node.ts'

const extractor = createExtractor()

it.each<[string, string[]]>([
  ['The hernia neck measures approximately 2.7 cm.', ['2.7']],
  ['It measured 24 x 14 mm.', ['24 x 14']],
  ['Loops of bowel measuring up to 3.5 cm', ['3.5']],
  ['The cornea was measured at 11.30 in the morning.', []],
  ['The stent was measured at 18 mm.', []],
  ['A skin incision measuring 4 cm was made.', []],
  ['It measured 4.', []],
])('%s', (text, expected) =>
  expect(extractor.extract(text).mentions.flatMap((one) => (one.kind === 'observation' ? [one.value] : []))).toEqual(
    expected,
  ),
)
