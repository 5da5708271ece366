/** Lists of readings of earlier visits. */
import { expect, it } from 'vitest'
import { createExtractor } from '../../../src/node.ts'

const extractor = createExtractor()
const values = (text: string): string[] =>
  extractor
    .extract(text)
    .mentions.flatMap((one) => (one.kind === 'observation' ? [`${one.name} ${one.value} ${one.unit ?? '-'}`] : []))

it.each<[string, string[]]>([
  [
    'BP Readings from Last 3 Encounters: 142/88, 136/84',
    ['blood pressure 142/88 mm[Hg]', 'blood pressure 136/84 mm[Hg]'],
  ],
  [
    'Wt Readings from Last 2 Encounters:\n06/12/24 94.3 kg (208 lb)\n03/02/24 (!) 91.6 kg\nBMI 30',
    ['weight 94.3 kg', 'weight 91.6 kg', 'body mass index 30 -'],
  ],
  ['Wt Readings from Last 3 Encounters:\nAssessment: 3 problems', []],
])('%j', (text, expected) => expect(values(text)).toEqual(expected))
