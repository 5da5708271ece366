/** What a name stands for where it stands. */
import { describe, expect, it } from 'vitest'
import { createExtractor } from '../../../src/node.ts'

const extractor = createExtractor()

describe('meanings by specimen', () => {
  it.each<[string, string[]]>([
    ['UA: nitrite negative, WBC 0-2. Cr 1.1.', ['urine nitrite', 'urine leukocytes', 'creatinine']],
    ['UA: protein 30. Ketones negative.', ['urine protein', 'urine ketones']],
    ['Urine shows sodium 20, serum sodium 138.', ['urine sodium', 'sodium']],
    ['URINALYSIS:\nProtein 30\nCreatinine 100', ['urine protein', 'urine creatinine']],
  ])('%s', (text, expected) =>
    expect(extractor.extract(text).mentions.flatMap((one) => (one.kind === 'observation' ? [one.name] : []))).toEqual(
      expected,
    ),
  )
})
