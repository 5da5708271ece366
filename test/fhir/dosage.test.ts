/** Sigs as Dosage and Timing: the table of what a sig can hold. */
import { describe, expect, it } from 'vitest'
import type { Amount, Duration, Frequency, Rate, Sig } from '../../src/attributes/index.ts'
import { toDosages } from '../../src/fhir/dosage.ts'
import { read } from '../findings/layers.ts'
import { buildOf, routes } from './sources.ts'

const text = 'Lasix 40 mg po\nbid prn'
const build = buildOf({ text })
const only = (sig: Sig) => {
  const made = toDosages(build, sig, routes)
  expect(made).toHaveLength(1)
  return made[0]!
}
const frequency = (value: Frequency) => only({ frequency: read(value) }).timing
const ucum = 'http://unitsofmeasure.org'
const gts = (code: string) => [{ system: 'http://terminology.hl7.org/CodeSystem/v3-GTSAbbreviation', code }]

describe('toDosages: timing', () => {
  const perDay = { period: 1, periodUnit: 'd' } as const
  const every = (period: number, periodUnit: 'h' | 'wk' | 'mo') => ({ frequency: 1, period, periodUnit })
  /** The words, what they say, which is what FHIR repeats, and R4's code for it; it has none for many. */
  const table: [string, Omit<Frequency, 'text'>, string | null][] = [
    ['once daily', { frequency: 1, ...perDay }, 'QD'],
    ['twice daily', { frequency: 2, ...perDay }, 'BID'],
    ['three times daily', { frequency: 3, ...perDay }, 'TID'],
    ['four times daily', { frequency: 4, ...perDay }, 'QID'],
    ['every other day', { frequency: 1, period: 2, periodUnit: 'd' }, 'QOD'],
    ['every 4 hours', every(4, 'h'), 'Q4H'],
    ['every 6 hours', every(6, 'h'), 'Q6H'],
    ['every 8 hours', every(8, 'h'), 'Q8H'],
    ['every 12 hours', every(12, 'h'), null],
    ['every 4-6 hours', { ...every(4, 'h'), periodMax: 6 }, null],
    ['every 2 weeks', every(2, 'wk'), null],
    ['3-4 times daily', { frequency: 3, frequencyMax: 4, ...perDay }, null],
    ['at bedtime', { frequency: 1, ...perDay, when: ['HS'] }, 'BED'],
    ['every morning', { frequency: 1, ...perDay, when: ['MORN'] }, 'AM'],
    ['every evening', { frequency: 1, ...perDay, when: ['EVE'] }, null], // PM is the afternoon
    ['before meals', { when: ['AC'] }, null],
    ['with meals', { when: ['C'] }, null],
    ['weekly', every(1, 'wk'), 'WK'],
    ['monthly', every(1, 'mo'), 'MO'],
    ['Monday, Wednesday and Friday', { dayOfWeek: ['mon', 'wed', 'fri'] }, null],
    ['before meals and at bedtime', { when: ['HS', 'AC'] }, null],
    ['once', { count: 1 }, null],
  ]
  it.each(table)('%s', (text, repeat, code) => {
    expect(frequency({ text, ...repeat })).toEqual({
      repeat,
      code: { ...(code ? { coding: gts(code) } : {}), text },
    })
  })
  it('never both a time of day and a moment (tim-10)', () => {
    const timeOfDay = ['08:00:00', '20:00:00']
    expect(frequency({ text: 'twice daily', timeOfDay, when: ['MORN'] })).toEqual({
      repeat: { timeOfDay },
      code: { coding: gts('BID'), text: 'twice daily' },
    })
  })
  it.each<Frequency>([
    { text: 'at midnight', when: ['MIDNIGHT'] }, // no code of R4
    { text: 'continuous', continuous: true },
  ])('$text is in words alone', (value) => expect(frequency(value)).toEqual({ code: { text: value.text } }))
  it.each<[Duration, object]>([
    [{ value: 7, unit: 'd', text: '7 days' }, { boundsDuration: { value: 7, unit: 'days', system: ucum, code: 'd' } }],
    [
      { value: 2, unit: 'wk', text: '2 weeks' },
      { boundsDuration: { value: 2, unit: 'weeks', system: ucum, code: 'wk' } },
    ],
    [
      { value: 7, high: 10, unit: 'd', text: '7-10 days' },
      {
        boundsRange: {
          low: { value: 7, unit: 'days', system: ucum, code: 'd' },
          high: { value: 10, unit: 'days', system: ucum, code: 'd' },
        },
      },
    ],
    [{ value: 10, unit: 'dose', text: '10 doses' }, { count: 10 }],
    [
      { value: 2, high: 3, unit: 'dose', text: '2-3 doses' },
      { count: 2, countMax: 3 },
    ],
  ])('for $text', (value, repeat) => expect(only({ duration: read(value) }).timing).toEqual({ repeat }))
  it('as directed is an instruction', () => {
    expect(only({ frequency: read({ text: 'as directed', asDirected: true }) }).additionalInstruction).toEqual([
      { text: 'as directed' },
    ])
  })
})

describe('toDosages: doses', () => {
  it.each<[string, Partial<Amount>, object]>([
    ['40 mg', { value: 40, unit: 'mg' }, { value: 40, unit: 'mg', system: ucum, code: 'mg' }],
    ['50 mcg', { value: 50, unit: 'mcg' }, { value: 50, unit: 'mcg', system: ucum, code: 'ug' }],
    ['20 mEq', { value: 20, unit: 'mEq' }, { value: 20, unit: 'mEq', system: ucum, code: 'meq' }],
    ['10 units', { value: 10, unit: 'units' }, { value: 10, unit: 'units', system: ucum, code: '[IU]' }],
    ['2 tablets', { value: 2, unit: 'tablets' }, { value: 2, unit: 'tablets', system: ucum, code: '{tbl}' }],
    ['2 puffs', { value: 2, unit: 'puffs' }, { value: 2, unit: 'puffs', system: ucum, code: '{puff}' }],
    ['1 drop', { value: 1, unit: 'drop' }, { value: 1, unit: 'drop', system: ucum, code: '[drp]' }],
    ['0.1 mg/kg', { value: 0.1, unit: 'mg/kg' }, { value: 0.1, unit: 'mg/kg', system: ucum, code: 'mg/kg' }],
    ['2 scoops', { value: 2, unit: 'scoops' }, { value: 2, unit: 'scoops' }], // unknown: in words, without a code
    ['60', { value: 60, unit: '' }, { value: 60 }],
  ])('%s', (words, amount, doseQuantity) => {
    expect(only({ dose: read({ text: words, ...amount } as Amount) }).doseAndRate).toEqual([{ doseQuantity }])
  })
  it('1-2 tablets is a range', () => {
    expect(only({ dose: read({ value: 1, high: 2, unit: 'tablets', text: '1-2 tablets' }) }).doseAndRate).toEqual([
      {
        doseRange: {
          low: { value: 1, unit: 'tablets', system: ucum, code: '{tbl}' },
          high: { value: 2, unit: 'tablets', system: ucum, code: '{tbl}' },
        },
      },
    ])
  })
  it.each<[Rate, object]>([
    [{ value: 125, unit: 'mL/hr' }, { rateQuantity: { value: 125, unit: 'mL/hr', system: ucum, code: 'mL/h' } }],
    [
      { value: 5, unit: 'mcg/kg/min' },
      { rateQuantity: { value: 5, unit: 'mcg/kg/min', system: ucum, code: 'ug/kg/min' } },
    ],
    [{ value: 25, unit: 'mcg/h' }, { rateQuantity: { value: 25, unit: 'mcg/h', system: ucum, code: 'ug/h' } }],
    [
      { value: 18, high: 20, unit: 'units/kg/h' },
      {
        rateRange: {
          low: { value: 18, unit: 'units/kg/h', system: ucum, code: '[IU]/kg/h' },
          high: { value: 20, unit: 'units/kg/h', system: ucum, code: '[IU]/kg/h' },
        },
      },
    ],
    [
      { value: 40, unit: 'milliunits/min' },
      { rateQuantity: { value: 40, unit: 'milliunits/min', system: ucum, code: 'm[IU]/min' } },
    ],
    [{ value: 5, unit: 'squirts/day' }, { rateQuantity: { value: 5, unit: 'squirts/day' } }],
  ])('a rate of $value $unit', (rate, amount) => expect(only({ rate: read(rate) }).doseAndRate).toEqual([amount]))
  it('at most 4 g a day; 3 tablets in 12 hours', () => {
    expect(
      only({ max: read({ amount: { value: 4, unit: 'g', text: '4 g' }, perHours: 24 }) }).maxDosePerPeriod,
    ).toEqual({
      numerator: { value: 4, unit: 'g', system: ucum, code: 'g' },
      denominator: { value: 1, unit: 'day', system: ucum, code: 'd' },
    })
    expect(
      only({ max: read({ amount: { value: 3, unit: 'tablets', text: '3 tablets' }, perHours: 12 }) }).maxDosePerPeriod,
    ).toMatchObject({
      denominator: { value: 12, code: 'h' },
    })
  })
})

describe('toDosages: the rest', () => {
  it('times in all, beside a frequency and alone', () => {
    const every = read({ text: 'every 5 minutes', frequency: 1, period: 5, periodUnit: 'min' as const })
    expect(only({ frequency: every, count: read(3) }).timing!.repeat).toEqual({
      count: 3,
      frequency: 1,
      period: 5,
      periodUnit: 'min',
    })
    expect(only({ count: read(2) }).timing).toEqual({ repeat: { count: 2 } })
  })
  it('a reason alone is no dosage', () => {
    const place = { start: 0, end: 5 }
    expect(toDosages(buildOf({ text: 'edema' }), { reason: read('edema', place), span: place }, routes)).toEqual([])
  })
  it('as needed, with and without a reason', () => {
    expect(only({ asNeeded: read({ reason: null }) })).toEqual({ asNeededBoolean: true })
    expect(only({ asNeeded: read({ reason: 'leg\nswelling' }) })).toEqual({
      asNeededCodeableConcept: { text: 'leg swelling' },
    })
  })
  it('a route has its SNOMED code and the words of the note', () => {
    expect(only({ route: read('oral', { start: 12, end: 14 }) }).route).toEqual({
      coding: [{ system: 'http://snomed.info/sct', code: '26643006' }],
      text: 'po',
    })
  })
  it('a route without a code stays in words', () => {
    expect(only({ route: read('nebulized', { start: 0, end: 0 }) }).route).toEqual({ text: 'nebulized' })
  })
  it('the words of the whole sig, on one line, and where they stand', () => {
    const made = only({ dose: read({ value: 40, unit: 'mg', text: '40 mg' }), span: { start: 6, end: 22 } })
    expect(made.text).toBe('40 mg po bid prn')
    expect(made.extension).toMatchObject([
      { extension: [{}, {}, { url: 'offset', valueInteger: 6 }, { url: 'length', valueInteger: 16 }] },
    ])
  })
  it('a taper is several steps in order', () => {
    const step = (mg: number): Sig => ({ dose: read({ value: mg, unit: 'mg', text: `${mg} mg` }) })
    // biome-ignore lint/suspicious/noThenProperty: a sig's further steps; no promise
    const made = toDosages(build, { ...step(40), then: [step(20), step(10)] }, routes)
    expect(made.map(({ sequence, doseAndRate }) => [sequence, doseAndRate![0]!.doseQuantity!.value])).toEqual([
      [1, 40],
      [2, 20],
      [3, 10],
    ])
  })
  it('nothing said, no Dosage; a strength is of the product, not of the dose', () => {
    expect(toDosages(build, {}, routes)).toEqual([])
    expect(toDosages(build, { strength: read({ value: 20, unit: 'mg', text: '20 mg' }) }, routes)).toEqual([])
  })
})
