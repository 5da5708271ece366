/** References, codes and dates of other systems. */
import { describe, expect, it } from 'vitest'
import {
  asReference,
  fromAnyTime,
  fromHl7Time,
  toCode,
  toIdentifier,
  toReference,
} from '../../src/readers/references.ts'

describe('times', () => {
  it.each([
    ['2024', '2024'],
    ['202403', '2024-03'],
    ['20240305', '2024-03-05'],
    ['202403051015', '2024-03-05'],
    ['202403051015-0500', '2024-03-05T10:15:00-05:00'],
    ['20240305101530.25+0930', '2024-03-05T10:15:30.25+09:30'],
    ['20230229', undefined],
    ['202413', undefined],
    ['20240305991015-0500', '2024-03-05'],
    ['yesterday', undefined],
    ['', undefined],
  ])('HL7 %j', (given, time) => expect(fromHl7Time(given)).toBe(time))
  it.each([
    ['2024-03-05', '2024-03-05'],
    ['2024-03', '2024-03'],
    ['2024-03-05 10:15:00', '2024-03-05'],
    ['2024-03-05T10:15Z', '2024-03-05T10:15:00Z'],
    ['2024-03-05T10:15:30.5-0500', '2024-03-05T10:15:30.5-05:00'],
    ['2024-03-05T25:15:30Z', '2024-03-05'],
    ['2024-02-30', undefined],
    ['3/5/2024', undefined],
    ['20240305', '2024-03-05'],
  ])('any %j', (given, time) => expect(fromAnyTime(given)).toBe(time))
})

describe('references', () => {
  it('keep what may be an id', () => expect(toReference('Patient', '12345')).toBe('Patient/12345'))
  it('replace what may not, and keep two apart', () => {
    const made = ['a b', 'a/b', ' ', 'x'.repeat(80)].map((value) => toReference('Patient', value))
    for (const each of made) expect(each).toMatch(/^Patient\/[A-Za-z0-9.-]{1,64}$/)
    expect(new Set(made).size).toBe(4)
  })
  it.each([
    ['Patient/7', 'Patient/7'],
    ['https://fhir.invalid/r4/Patient/7', 'https://fhir.invalid/r4/Patient/7'],
    [' 7 ', 'Patient/7'],
    ['  ', undefined],
  ])('%j', (given, reference) => expect(asReference('Patient', given)).toBe(reference))
})

describe('codes and identifiers', () => {
  it.each([['http://loinc.org'], ['2.16.840.1.113883.6.1'], ['urn:oid:2.16.840.1.113883.6.1'], ['LN']])(
    '%s is LOINC',
    (system) => {
      expect(toCode(system, '11506-3', '')).toEqual({ system: 'loinc', code: '11506-3' })
    },
  )
  it('others keep theirs', () => {
    expect(toCode('1.2.3', 'x').system).toBe('urn:oid:1.2.3')
    expect(toCode('', 'x').system).toBe('local')
    expect(toIdentifier('6F1D2C3B-0A4E-4B5C-8D7E-9F0A1B2C3D4E', '1').system).toBe(
      'urn:uuid:6f1d2c3b-0a4e-4b5c-8d7e-9f0a1b2c3d4e',
    )
    expect(toIdentifier('', '1')).toEqual({ value: '1' })
  })
})
