/** Pressures and saturations of the heart's chambers. */
import { describe, expect, it } from 'vitest'
import { createExtractor } from '../../../src/node.ts'

const extractor = createExtractor()
const read = (text: string): string[] =>
  extractor.extract(text).mentions.flatMap((one) => (one.kind === 'observation' ? [`${one.name} ${one.value}`] : []))

describe('a row of chambers', () => {
  it.each<[string, string[]]>([
    [
      'RHC: RA 9, RV 44/8, PA 44/18 (29), PCWP 16.',
      [
        'central venous pressure 9',
        'right ventricular pressure 44/8',
        'pulmonary artery pressure 44/18',
        'mean pulmonary artery pressure 29',
        'pulmonary capillary wedge pressure 16',
      ],
    ],
    [
      'Right atrium mean 6, left atrium mean 9, main pulmonary artery mean of 14.',
      ['central venous pressure 6', 'left atrial pressure 9', 'mean pulmonary artery pressure 14'],
    ],
    [
      'Oximetry: SVC 66, RA 68, PA 70, Ao 98.',
      ['chamber saturation 66', 'chamber saturation 68', 'mixed venous oxygen saturation 70', 'chamber saturation 98'],
    ],
  ])('gives each its own: %j', (text, values) => expect(read(text)).toEqual(values))
  it('is none in an echo, whose chambers have sizes', () => {
    const found = read('LA 4.5 cm, RV 3.1 cm, Ao 3.2 cm. The RA is normal. RA sats 97%.')
    expect(found.filter((one) => /pressure|chamber/.test(one))).toEqual([])
  })
})
