/** Values told before the one that stands before a name. */
import { expect, it } from 'vitest'
import { createExtractor } from '../../../src/node.ts'

const extractor = createExtractor()

it.each<[string, string[]]>([
  ['There is a 55% proximal and 85% mid lesion in the circumflex.', ['55', '85']],
  ['The RCA has a 40% proximal, 60% mid, and 90% distal stenosis.', ['40', '60', '90']],
  ['Multiple 2 mm, 3 mm, and 5 mm polyps were seen.', ['2', '3', '5']],
  ['She has 3/5 left and 4/5 right grip strength.', ['3/5', '4/5']],
  ['The 55% who recovered and a 90% stenosis.', ['90']],
  ['Aspirin 81 mg and a 90% stenosis.', ['90']],
])('%s', (text, expected) =>
  expect(extractor.extract(text).mentions.flatMap((one) => (one.kind === 'observation' ? [one.value] : []))).toEqual(
    expected,
  ),
)
