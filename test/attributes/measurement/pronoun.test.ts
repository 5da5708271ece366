/** A later value behind a pronoun. */
import { expect, it } from 'vitest'
import { createExtractor } from '../../../src/node.ts'

const extractor = createExtractor()

it.each<[string, string[]]>([
  ['Her hemoglobin dropped to 8.4, and the following morning, it was 7.6.', ['8.4', '7.6']],
  ['The temperature at home was 102. In the ER, this was 100 to 101 degrees Fahrenheit.', ['102', '100-101']],
  ['The blood pressure was 150/90. On recheck it was 138/84.', ['150/90', '138/84']],
  ['Her weight is 182 pounds. This is 6 pounds less than last visit.', ['182']],
  ['Hemoglobin is 10.2. It was 3 weeks later that he bled.', ['10.2']],
  ['Sodium 138. Potassium pending. It was 4.0.', ['138']],
  ['Hemoglobin is 10.2 with pneumonia, it was 8.', ['10.2']],
])('%s', (text, expected) =>
  expect(extractor.extract(text).mentions.flatMap((one) => (one.kind === 'observation' ? [one.value] : []))).toEqual(
    expected,
  ),
)
