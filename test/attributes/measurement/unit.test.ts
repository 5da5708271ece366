/** Units that an observation can have. */
import { describe, expect, it } from 'vitest'
import { dimensionOf, fits, readUnit } from '../../../src/attributes/measurement/unit.ts'
import { concept, lexicon, pageOf } from './page-of.ts'

describe('readUnit', () => {
  for (const [text, i, name, ucum] of [
    ['12 g/dL', 1, 'hemoglobin', 'g/dL'],
    ['98.6 °F', 1, 'temperature', '[degF]'],
    ['38.3C', 1, 'temperature', 'Cel'],
    ['52 x 10^3/uL', 1, 'platelets', '10*3/uL'],
    ['18 per minute', 1, 'respiratory rate', '/min'],
    ['12 (g/dL)', 1, 'hemoglobin', 'g/dL'],
    ['0.6 mg', 1, 'creatinine', 'mg'],
  ] as const)
    it(text, () => expect(readUnit(pageOf(text).page, i, concept(name))?.ucum).toBe(ucum))
  it('passes over what the observation can not have', () =>
    expect(readUnit(pageOf('500 mg/kg').page, 1, concept('creatinine'))).toBeNull())
  it('takes no name for a unit', () => expect(readUnit(pageOf('K 4.2 Hgb 9').page, 2, concept('potassium'))).toBeNull())
  it('takes no flag in brackets for litres', () =>
    expect(readUnit(pageOf('68 (L)').page, 1, concept('urine output'))).toBeNull())
})

describe('fits', () => {
  it('goes by dimension', () => {
    expect(fits(lexicon, concept('weight'), { ucum: '[oz_av]', dimension: dimensionOf(lexicon, '[oz_av]') })).toBe(true)
    expect(fits(lexicon, concept('weight'), { ucum: 'mm[Hg]', dimension: dimensionOf(lexicon, 'mm[Hg]') })).toBe(false)
  })
})
