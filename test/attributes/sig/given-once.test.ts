import { describe, expect, it } from 'vitest'
import { createExtractor } from '../../../src/node.ts'

const extractor = createExtractor()
const statuses = (text: string): readonly string[] =>
  extractor
    .extract({ id: 'n', text })
    .mentions.flatMap((mention) => (mention.kind === 'medication' ? [`${mention.text} ${mention.status}`] : []))

describe('what is given once', () => {
  it('was given, unless the words say otherwise', () => {
    expect(statuses('HM: flu shot 10/22, Tdap 2019')).toEqual(['flu shot completed', 'Tdap completed'])
  })
  it('is yet to come before discharge, later on, or when it is needed', () => {
    expect(statuses('RhoGAM 300 mcg IM before d/c.')).toEqual(['RhoGAM intended'])
    expect(statuses('Shingrix in 6 mo.')).toEqual(['Shingrix intended'])
    expect(statuses('She needs a pneumonia vaccine.')).toEqual(['pneumonia vaccine intended'])
    expect(statuses('Vaccines before d/c (PCV20, MenACWY)')).toEqual([
      'Vaccines intended',
      'PCV20 intended',
      'MenACWY intended',
    ])
    expect(statuses('Anemia: 1u pRBC for Hgb <7')).toEqual(['pRBC intended'])
  })
  it('is unknown where nobody knows', () => {
    expect(statuses('Tdap unk')).toEqual(['Tdap unknown'])
  })
})
