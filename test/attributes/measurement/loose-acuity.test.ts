/** Acuities after the first of a sentence. */
import { expect, it } from 'vitest'
import { createExtractor } from '../../../src/node.ts'

const extractor = createExtractor()

it.each<[string, string[]]>([
  ['Visual acuity is 20/25 on the right and 20/200 on the left.', ['20/25', '20/200']],
  ['Vision was 20/40 (improved from 20/100), left 20/60.', ['20/40', '20/100', '20/60']],
  ['Visual acuity is 20/25. He drinks 20/30 of them.', ['20/25']],
  ['He lifted 20/30 boxes.', []],
])('%s', (text, expected) =>
  expect(extractor.extract(text).mentions.flatMap((one) => (one.kind === 'observation' ? [one.value] : []))).toEqual(
    expected,
  ),
)
