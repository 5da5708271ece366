/** Frequencies: fixed and productive forms, with the numbers of FHIR. */
import { describe, expect, it } from 'vitest'
import { readFrequency } from '../../../src/attributes/sig/frequency.ts'
import { wordsOf } from './lexicon.ts'

const cases: readonly [string, string, object][] = [
  ['BID', 'twice daily', { frequency: 2, period: 1, periodUnit: 'd' }],
  ['t.i.d.', 'three times daily', { frequency: 3, period: 1, periodUnit: 'd' }],
  ['q4h', 'every 4 hours', { frequency: 1, period: 4, periodUnit: 'h' }],
  ['q12', 'every 12 hours', { frequency: 1, period: 12, periodUnit: 'h' }],
  ['q4-6h', 'every 4-6 hours', { frequency: 1, period: 4, periodMax: 6, periodUnit: 'h' }],
  ['q.4-6 h.', 'every 4-6 hours', { frequency: 1, period: 4, periodMax: 6, periodUnit: 'h' }],
  ['every 4 to 6 hours', 'every 4-6 hours', { frequency: 1, period: 4, periodMax: 6, periodUnit: 'h' }],
  ['every 8 (eight) hours', 'every 8 hours', { period: 8 }],
  ['every other day', 'every other day', { frequency: 1, period: 2, periodUnit: 'd' }],
  ['every third day', 'every 3 days', { frequency: 1, period: 3, periodUnit: 'd' }],
  ['q3wks', 'every 3 weeks', { frequency: 1, period: 3, periodUnit: 'wk' }],
  ['q. day', 'once daily', { frequency: 1, period: 1, periodUnit: 'd' }],
  ['q.4.d', 'every 4 days', { period: 4, periodUnit: 'd' }],
  ['3 times a day', 'three times daily', { frequency: 3, period: 1, periodUnit: 'd' }],
  ['2 (two) times per day', 'twice daily', { frequency: 2 }],
  ['3-4 times daily', '3-4 times daily', { frequency: 3, frequencyMax: 4, period: 1, periodUnit: 'd' }],
  ['2x/day', 'twice daily', { frequency: 2, period: 1, periodUnit: 'd' }],
  ['b.i.d. to t.i.d.', '2-3 times daily', { frequency: 2, frequencyMax: 3 }],
  ['6 hourly', 'every 6 hours', { period: 6, periodUnit: 'h' }],
  ['once every 3 months', 'every 3 months', { frequency: 1, period: 3, periodUnit: 'mo' }],
  ['qHS', 'at bedtime', { frequency: 1, period: 1, periodUnit: 'd', when: ['HS'] }],
  ['with meals', 'with meals', { when: ['C'] }],
  ['MWF', 'Monday, Wednesday and Friday', { dayOfWeek: ['mon', 'wed', 'fri'] }],
  ['Tuesday and Saturday', 'Tuesday and Saturday', { dayOfWeek: ['tue', 'sat'] }],
  ['x1', 'once', { count: 1 }],
  ['continuously', 'continuous', { continuous: true }],
  ['as directed', 'as directed', { asDirected: true }],
]

describe('readFrequency', () => {
  it.each(cases)('%s', (text, normal, numbers) => {
    const { words, end } = wordsOf(text)
    const read = readFrequency(words, 0, end, true)
    expect(read?.value).toMatchObject({ text: normal, ...numbers })
  })
  it.each(['this morning', 'pain', '5', 'q'])('"%s" is none', (text) => {
    const { words, end } = wordsOf(text)
    expect(readFrequency(words, 0, end, true)).toBeNull()
  })
  it('never makes six doses every four hours of "q4h"', () => {
    for (let hours = 1; hours <= 72; hours++) {
      const { words, end } = wordsOf(`q${hours}h`)
      expect(readFrequency(words, 0, end, true)?.value).toMatchObject({ frequency: 1, period: hours, periodUnit: 'h' })
    }
  })
})
