/** Tests and whole numbers in one token. */
import { describe, expect, it } from 'vitest'
import { createExtractor } from '../../../src/node.ts'

const extractor = createExtractor()

describe('glued tests', () => {
  it.each<[string, string[]]>([
    ['Na138 K4.2 Cl102 BUN18 Cr1.2', ['138', '4.2', '102', '18', '1.2']],
    ['Hgb10 Plt200 WBC12', ['10', '200', '12']],
    ['Hct29%', ['29']],
    ['EF55%, GCS15', ['55', '15']],
    ['O2sat98% on room air', ['98']],
    ['CK20 positive, Hgb 10.2', ['10.2']],
    ['B12 and CD4 were sent', []],
    ['Na138 in the lot', []],
    ['seen in CT3', []],
  ])('%s', (text, expected) =>
    expect(extractor.extract(text).mentions.flatMap((one) => (one.kind === 'observation' ? [one.value] : []))).toEqual(
      expected,
    ),
  )
  it('knows where the value stands', () => {
    const text = 'Hct29% today'
    const [found] = extractor.extract(text).layers.observations
    const { start, end } = found!.measurement.value.span
    expect(text.slice(start, end)).toBe('29')
  })
})
