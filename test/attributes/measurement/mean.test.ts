/** The mean of a pressure inside the heart. */
import { expect, it } from 'vitest'
import { createExtractor } from '../../../src/node.ts'

const extractor = createExtractor()

it.each<[string, string[]]>([
  ['Pulmonary artery pressure was 40/18 with a mean of 26.', ['40/18', '26']],
  ['PA pressure 38/16, mean 24.', ['38/16', '24']],
  ['PA pressure 36/14 (mean 22).', ['36/14', '22']],
  ['PA pressure 36/14, mean age 22.', ['36/14']],
])('%s', (text, expected) =>
  expect(extractor.extract(text).mentions.flatMap((one) => (one.kind === 'observation' ? [one.value] : []))).toEqual(
    expected,
  ),
)
