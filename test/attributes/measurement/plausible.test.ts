/** Plausible values and implied units. */
import { describe, expect, it } from 'vitest'
import type { MeasuredValue } from '../../../src/attributes/measurement/measurement.ts'
import { impliedUnit, isPlausible } from '../../../src/attributes/measurement/plausible.ts'
import { concept } from './page-of.ts'

const number = (value: number): MeasuredValue => ({ type: 'number', value, text: String(value) })

describe('isPlausible', () => {
  it('holds a value against its range', () => {
    expect(isPlausible(concept('heart rate'), number(88), null)).toBe(true)
    expect(isPlausible(concept('heart rate'), number(1200), null)).toBe(false)
  })
  it('converts', () => {
    expect(isPlausible(concept('temperature'), number(38.3), 'Cel')).toBe(true)
    expect(isPlausible(concept('temperature'), number(9.86), null)).toBe(false)
    expect(isPlausible(concept('leukocytes'), number(59300), null)).toBe(true)
    expect(isPlausible(concept('weight'), number(170), '[lb_av]')).toBe(true)
  })
  it('checks both sides of a pressure', () => {
    const pressure = (systolic: number, diastolic: number): MeasuredValue => ({
      type: 'blood-pressure',
      systolic,
      diastolic,
      text: '',
    })
    expect(isPlausible(concept('blood pressure'), pressure(120, 80), null)).toBe(true)
    expect(isPlausible(concept('blood pressure'), pressure(120, 8), null)).toBe(false)
  })
})

describe('impliedUnit', () => {
  it('tells degrees by magnitude', () => {
    expect(impliedUnit(concept('temperature'), number(98.6))).toBe('[degF]')
    expect(impliedUnit(concept('temperature'), number(37))).toBe('Cel')
  })
  it('is null for a laboratory value and for words', () => {
    expect(impliedUnit(concept('sodium'), number(138))).toBeNull()
    expect(impliedUnit(concept('heart rate'), { type: 'words', text: 'negative' })).toBeNull()
  })
})
