/** Doses: amounts with their units. */
import { describe, expect, it } from 'vitest'
import { pluralUnit, readAmount } from '../../../src/attributes/sig/dose.ts'
import { wordsOf } from './lexicon.ts'

const cases: readonly [string, string, string][] = [
  ['40 mg', '40 mg', 'mass'],
  ['40mg', '40 mg', 'mass'],
  ['100-mg', '100 mg', 'mass'],
  ['1 gram', '1 g', 'mass'],
  ['500 micrograms', '500 mcg', 'mass'],
  ['5,000 units', '5000 units', 'mass'],
  ['20u', '20 units', 'mass'],
  ['1 unit', '1 unit', 'mass'],
  ['400 IU', '400 units', 'mass'],
  ['20 meq', '20 mEq', 'mass'],
  ['500 cc', '500 mL', 'mass'],
  ['1 liter', '1 L', 'mass'],
  ['2.5-5 mg', '2.5-5 mg', 'mass'],
  ['15 mg/kg', '15 mg/kg', 'mass'],
  ['3 mg/kg/day', '3 mg/kg/day', 'mass'],
  ['75 mg/sq m', '75 mg/m2', 'mass'],
  ['60 mg/m2', '60 mg/m2', 'mass'],
  ['21 mg per 24 hours', '21 mg/24 hours', 'mass'],
  ['9.5 mg/24h', '9.5 mg/24 hours', 'mass'],
  ['125 cc/hr', '125 mL/h', 'rate'],
  ['5 mcg/kg/min', '5 mcg/kg/min', 'rate'],
  ['2 units/hour', '2 units/h', 'rate'],
  ['25 mg/mL', '25 mg/mL', 'concentration'],
  ['250 mg/5 mL', '250 mg/5 mL', 'concentration'],
  ['90 mcg/puff', '90 mcg/puff', 'concentration'],
  ['0.05%', '0.05%', 'percent'],
  ['5/325', '5/325', 'pair'],
  ['10/40 mg', '10/40 mg', 'pair'],
  ['600mg-400u', '600 mg-400 units', 'pair'],
  ['2 tabs', '2 tablets', 'count'],
  ['1 tab', '1 tablet', 'count'],
  ['1-2 tabs', '1-2 tablets', 'count'],
  ['ii tabs', '2 tablets', 'count'],
  ['one-half tablet', '0.5 tablet', 'count'],
  ['tablet one-half', '0.5 tablet', 'count'],
  ['a tablet', '1 tablet', 'count'],
  ['2 puffs', '2 puffs', 'count'],
  ['1 gtt', '1 drop', 'count'],
  ['3 patches', '3 patches', 'count'],
  ['60', '60', 'bare'],
] // prettier-ignore

describe('readAmount', () => {
  it.each(cases)('%s', (text, normal, style) => {
    const { words, end } = wordsOf(text)
    const read = readAmount(words, 0, end)
    expect([read?.amount.text, read?.style, read?.end]).toEqual([normal, style, end])
  })
  it('leaves "per day" to the frequency', () => {
    const { words, end } = wordsOf('40 mg per day')
    expect(readAmount(words, 0, end)).toMatchObject({ amount: { text: '40 mg' }, end: 2 })
  })
  it('reads no date as a pair', () => {
    const { words, end } = wordsOf('3/14/2024')
    expect(readAmount(words, 0, end)?.style).not.toBe('pair')
  })
})

it('puts nouns in the plural', () => {
  expect(pluralUnit('patch', 2)).toBe('patches')
  expect(pluralUnit('gummy', 3)).toBe('gummies')
  expect(pluralUnit('tablet', 0.5)).toBe('tablet')
})
