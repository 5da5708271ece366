/** How large a finding is. */
import { expect, it } from 'vitest'
import { createExtractor } from '../../../src/node.ts'

const extractor = createExtractor()

it.each<[string, string[]]>([
  ['A 4x6mm nodule is seen.', ['4x6']],
  ['Actinic keratosis, 2 cm.', ['2']],
  ['Keratotic neoplasm of the left temple measuring 2 x 1 cm.', ['2 x 1']],
  ['A bladder tumor on the left lateral wall approximately 2.5 cm in diameter.', ['2.5']],
  ['A 1.6 cm, rounded, hyperintense mass is seen.', ['1.6']],
  ['There is a 65% ostial lesion.', ['65']],
  ['The bladder tumor lay 2 cm from the ureter.', []],
  ['Biopsy was positive for carcinoma.', []],
  ["Adenocarcinoma, Gleason's 3 + 3 in 5%.", ['3 + 3']],
  ['The 10-mm port sites were closed.', []],
])('%s', (text, expected) =>
  expect(extractor.extract(text).mentions.flatMap((one) => (one.kind === 'observation' ? [one.value] : []))).toEqual(
    expected,
  ),
)
