/** A drug ended in one place is not taken where it is named in passing. */
import { expect, it } from 'vitest'
import { createExtractor } from '../../../src/node.ts'

const extractor = createExtractor()

it.each<[string, string[]]>([
  ['Benadryl was stopped.\n\nDelirium: Benadryl was blamed.', ['stopped', 'stopped']],
  ['Benadryl was stopped.\n\nBenadryl 25 mg daily.', ['stopped', 'active']],
  ['Aspirin was stopped. She takes aspirin. Aspirin and gout.', ['stopped', 'active', 'active']],
  ['Aspirin was stopped.\n\nNaproxen and gout.', ['stopped', 'active']],
])('%j', (text, expected) =>
  expect(extractor.extract(text).mentions.flatMap((one) => (one.kind === 'medication' ? [one.status] : []))).toEqual(
    expected,
  ),
)
