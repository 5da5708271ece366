/** Observations: every shape of value, vital signs as their profiles want them. */
import { describe, expect, it } from 'vitest'
import type { MeasuredValue, Measurement } from '../../src/attributes/index.ts'
import { toObservation } from '../../src/fhir/observation.ts'
import { buildOf, observation } from './sources.ts'

const ucum = 'http://unitsofmeasure.org'
const loinc = (code: string) => ({ system: 'loinc', code })
const number = (text: string): MeasuredValue => ({ type: 'number', value: Number(text), text })
const pressure = (systolic: number, diastolic: number): MeasuredValue => ({
  type: 'blood-pressure',
  systolic,
  diastolic,
  text: `${systolic}/${diastolic}`,
})

function made(value: MeasuredValue, measurement: Partial<Measurement> = {}) {
  const { build, finding } = observation(value, measurement)
  return toObservation(build, finding)
}

/** The resource of a vital sign. */
function vital(code: string, value: MeasuredValue, unit: string | null, writtenAt?: string) {
  const { build, finding } = observation(value, { unit }, { category: 'vital-signs', codes: [loinc(code)] })
  return toObservation(writtenAt ? { ...build, note: { ...build.note, writtenAt } } : build, finding)
}

describe('toObservation: values', () => {
  it('a number with its unit', () => {
    expect(made(number('1.2'), { unit: 'mg/dL' }).valueQuantity).toMatchObject({
      value: 1.2,
      unit: 'mg/dL',
      system: ucum,
      code: 'mg/dL',
    })
  })
  it('a unit that people print otherwise', () => {
    expect(made(number('12.3'), { unit: '10*3/uL' }).valueQuantity).toMatchObject({ unit: '10^3/uL', code: '10*3/uL' })
  })
  it('a number without unit has no code and no system', () => {
    const { valueQuantity } = made(number('1.2'))
    expect(Object.keys(valueQuantity!).sort()).toEqual(['extension', 'value'])
  })
  it('a value says where it stands', () => {
    const { valueQuantity } = made(number('1.2'))
    expect(valueQuantity!.extension).toMatchObject([
      { extension: [{}, {}, { valueInteger: 'creatinine '.length - 1 }, { valueInteger: 4 }] },
    ])
  })
  it.each(['<', '<=', '>', '>='] as const)('comparator %s', (comparator) => {
    expect(made(number('5'), { comparator }).valueQuantity!.comparator).toBe(comparator)
  })
  it.each<[string, MeasuredValue, object]>([
    [
      'a range',
      { type: 'range', low: 110, high: 140, text: '110-140' },
      { valueRange: { low: { value: 110 }, high: { value: 140 } } },
    ],
    [
      'a titre',
      { type: 'titre', numerator: 1, denominator: 80, text: '1:80' },
      { valueRatio: { numerator: { value: 1 }, denominator: { value: 80 } } },
    ],
    ['words', { type: 'words', text: 'negative' }, { valueCodeableConcept: { text: 'negative' } }],
    ['a grade', { type: 'words', text: '2+' }, { valueCodeableConcept: { text: '2+' } }],
    ['a score', { type: 'score', value: 2, outOf: 10, text: '2/10' }, { valueString: '2/10' }],
    [
      'feet and inches',
      { type: 'words', text: '5 feet 9 inches' },
      { valueQuantity: { value: 69, unit: 'in', system: ucum, code: '[in_i]' } },
    ],
    ['5\'9"', { type: 'words', text: '5\'9"' }, { valueQuantity: { value: 69, code: '[in_i]' } }],
  ])('%s', (_, value, expected) => expect(made(value)).toMatchObject(expected))
  it('has exactly one value', () => {
    for (const value of [number('1'), pressure(120, 80), { type: 'words', text: 'trace' } as const])
      expect(Object.keys(made(value)).filter((key) => key.startsWith('value'))).toHaveLength(1)
  })
})

describe('toObservation: what is said beside the value', () => {
  it('the name as the note has it, with its code', () => {
    expect(made(number('1.2')).code).toEqual({
      coding: [{ system: 'http://loinc.org', code: '2160-0' }],
      text: 'creatinine',
    })
  })
  it('the category', () => expect(made(number('1.2')).category[0]!.coding![0]).toMatchObject({ code: 'laboratory' }))
  it('an interpretation only where the note states one', () => {
    expect(made(number('1.2'))).not.toHaveProperty('interpretation')
    expect(made(number('1.2'), { interpretation: 'H' }).interpretation).toEqual([
      { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation', code: 'H' }] },
    ])
  })
  it('the reference range', () => {
    const span = { start: 0, end: 1 }
    const range = (value: { low?: number; high?: number; text: string }) =>
      made(number('1.2'), { unit: 'mg/dL', referenceRange: { value, span } }).referenceRange
    expect(range({ low: 0.6, high: 1.2, text: '0.6-1.2' })).toMatchObject([
      { low: { value: 0.6, code: 'mg/dL' }, high: { value: 1.2 }, text: '0.6-1.2' },
    ])
    expect(range({ high: 5, text: '<5' })![0]).not.toHaveProperty('low')
  })
  it('the document it comes from, and no date for a laboratory value without one', () => {
    const one = made(number('1.2'))
    expect(one.derivedFrom).toEqual([{ reference: 'urn:uuid:document' }])
    expect(one).not.toHaveProperty('effectiveDateTime')
    expect(one).not.toHaveProperty('effectivePeriod')
  })
})

describe('toObservation: vital signs', () => {
  const category = (one: ReturnType<typeof vital>): string => one.category[0]!.coding![0]!.code
  it('blood pressure has two components and no value', () => {
    const one = vital('85354-9', pressure(120, 80), 'mm[Hg]')
    expect(category(one)).toBe('vital-signs')
    expect(one.component).toMatchObject([
      {
        code: { coding: [{ code: '8480-6' }] },
        valueQuantity: { value: 120, unit: 'mmHg', system: ucum, code: 'mm[Hg]' },
      },
      { code: { coding: [{ code: '8462-4' }] }, valueQuantity: { value: 80 } },
    ])
    expect(Object.keys(one).filter((key) => key.startsWith('value'))).toEqual([])
  })
  it('a unit of its profile keeps the code', () => {
    const one = vital('8867-4', number('80'), '/min')
    expect(one.code.coding).toMatchObject([{ code: '8867-4' }])
    expect(category(one)).toBe('vital-signs')
  })
  it.each<[string, string, MeasuredValue, string | null]>([
    ['a weight without unit', '29463-7', number('80'), null],
    ['a temperature in kelvin', '8310-5', number('310'), 'K'],
    ['a range of pulses', '8867-4', { type: 'range', low: 60, high: 80, text: '60-80' }, '/min'],
    ['a blood pressure in words', '85354-9', { type: 'words', text: 'stable' }, null],
    [
      'a range of blood pressures',
      '85354-9',
      {
        type: 'blood-pressure',
        systolic: 98,
        diastolic: 52,
        systolicHigh: 131,
        diastolicHigh: 74,
        text: '98-131/52-74',
      },
      'mm[Hg]',
    ],
  ])('%s keeps its words and loses the code', (_, code, value, unit) => {
    const one = vital(code, value, unit)
    expect(one.code).toEqual({ text: 'creatinine' })
    expect(category(one)).toBe('exam')
  })
  it('says that the time is unknown, in the one way that passes vs-1', () => {
    const one = vital('8867-4', number('80'), '/min')
    expect(one.effectivePeriod).toEqual({
      extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }],
    })
    expect(one).not.toHaveProperty('effectiveDateTime')
  })
  it('has the date of the note when it has a day', () => {
    expect(vital('8867-4', number('80'), '/min', '2026-01-31').effectiveDateTime).toBe('2026-01-31')
    const month = vital('8867-4', number('80'), '/min', '2026-01')
    expect(month).not.toHaveProperty('effectiveDateTime')
    expect(month.effectivePeriod).toEqual({ start: '2026-01', end: '2026-01' })
  })
  it('oxygen given with a saturation is a component', () => {
    const oxygen = { value: { flow: 2, text: '2L NC' }, span: { start: 0, end: 1 } }
    const { build, finding } = observation(
      number('96'),
      { unit: '%', oxygen },
      { category: 'vital-signs', codes: [loinc('2708-6')] },
    )
    const one = toObservation(build, finding)
    expect(one.valueQuantity).toMatchObject({ value: 96, code: '%' })
    expect(one.component).toMatchObject([
      { code: { coding: [{ code: '3151-8' }] }, valueQuantity: { value: 2, code: 'L/min' } },
    ])
  })
  it('room air stays in words', () => {
    const oxygen = { value: { text: 'room air' }, span: { start: 0, end: 1 } }
    expect(made(number('96'), { unit: '%', oxygen }).component).toMatchObject([{ valueString: 'room air' }])
  })
})

describe('toObservation: how and when it was measured', () => {
  const note = (text: string, words: string, writtenAt?: string) => ({
    build: buildOf({ text, ...(writtenAt ? { writtenAt } : {}) }),
    span: { start: text.indexOf(words), end: text.indexOf(words) + words.length },
  })
  const said = (words: string, writtenAt?: string, vital = false) => {
    const { build, span } = note(`creatinine 1 (${words})`, words, writtenAt)
    const change = vital ? { category: 'vital-signs' as const, codes: [loinc('8867-4')] } : {}
    const { finding } = observation(number('1'), vital ? { unit: '/min' } : {}, { ...change, when: span })
    return toObservation(build, finding)
  }
  const unknown = { extension: [{ valueCode: 'unknown' }] }
  it('on the day that its words say, not the note', () => {
    expect(said('3/14/2024', '2026-01-31').effectiveDateTime).toBe('2024-03-14')
    expect(said('3/14', '2026-01-31').effectiveDateTime).toBe('2025-03-14')
    expect(said('3/14/2024', '2026-01-31')).not.toHaveProperty('note')
  })
  it('a time of day has no zone and stays in words', () => {
    expect(said('3/14/2024 0400')).toMatchObject({
      effectiveDateTime: '2024-03-14',
      note: [{ text: '3/14/2024 0400' }],
    })
  })
  it('words that name no day stay words, and the date of the note is not theirs', () => {
    const one = said('on admission', '2026-01-31')
    expect(one.note).toEqual([{ text: 'on admission' }])
    expect(one).not.toHaveProperty('effectiveDateTime')
    expect(said('on admission', '2026-01-31', true).effectivePeriod).toMatchObject(unknown)
    expect(said('3/14', undefined, true)).toMatchObject({ effectivePeriod: unknown, note: [{ text: '3/14' }] })
  })
  it('a month is a period where a vital sign must say its day', () => {
    expect(said('3/2024').effectiveDateTime).toBe('2024-03')
    expect(said('3/2024', undefined, true).effectivePeriod).toEqual({ start: '2024-03', end: '2024-03' })
  })
  it('where on the body, in words of the note', () => {
    const { build, span } = note('creatinine 1 LUE', 'LUE')
    const { finding } = observation(number('1'), { site: { value: 'left arm', span } })
    expect(toObservation(build, finding).bodySite).toEqual({ text: 'LUE' })
  })
  it.each([
    ['sitting', 'seated', '33586001'],
    ['standing', 'standing', '10904000'],
    ['supine', 'lying', '40199007'],
    ['prone', 'prone', '1240000'],
  ])('how the patient was: %s', (value, words, code) => {
    const { build, span } = note(`creatinine 1 ${words}`, words)
    const { finding } = observation(number('1'), { position: { value, span } })
    expect(toObservation(build, finding).extension!.at(-1)).toEqual({
      url: 'http://hl7.org/fhir/StructureDefinition/observation-bodyPosition',
      valueCodeableConcept: { coding: [{ system: 'http://snomed.info/sct', code }], text: words },
    })
  })
})

it('an encounter when the caller gave one', () => {
  const { finding } = observation(number('1'))
  expect(toObservation(buildOf({ text: 'creatinine 1', encounter: 'Encounter/9' }), finding).encounter).toEqual({
    reference: 'Encounter/9',
  })
})
