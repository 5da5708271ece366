/** Bare directions: the standalone door. */
import { describe, expect, it } from 'vitest'
import { parseSig } from '../../../src/attributes/index.ts'
import { lexicon, slotsOf } from './lexicon.ts'

describe('parseSig', () => {
  it.each<[string, object]>([
    [
      '1-2 tabs po q4-6h prn pain',
      { dose: '1-2 tablets', form: 'tablet', route: 'oral', frequency: 'every 4-6 hours', prn: true, reason: 'pain' },
    ],
    [
      '50 mg 2 tabs po bid',
      { strength: '50 mg', dose: '2 tablets', form: 'tablet', route: 'oral', frequency: 'twice daily' },
    ],
    ['40 mg po bid', { dose: '40 mg', route: 'oral', frequency: 'twice daily' }],
    [
      '5 mg 1 tab PO q4h PRN pain',
      {
        strength: '5 mg',
        dose: '1 tablet',
        form: 'tablet',
        route: 'oral',
        frequency: 'every 4 hours',
        prn: true,
        reason: 'pain',
      },
    ],
    ['chew at least a', { dose: '1' }],
    ['take at least an', { dose: '1' }],
    ['give at least a capsule', { dose: '1 capsule', form: 'capsule' }],
    ['for at least a week', { duration: '1 week' }],
    ['at least the', {}],
    ['two tablets every other day', { dose: '2 tablets', form: 'tablet', frequency: 'every other day' }],
    [
      'Take 1 tablet (80 mg) by mouth daily',
      { strength: '80 mg', dose: '1 tablet', form: 'tablet', route: 'oral', frequency: 'once daily' },
    ],
    [
      '250 mg/5 mL, 1 tsp po tid x 10 days',
      {
        strength: '250 mg/5 mL',
        dose: '1 teaspoon',
        route: 'oral',
        frequency: 'three times daily',
        duration: '10 days',
      },
    ],
    ['0.1 mg/kg (1.1 mg) IV', { dose: '1.1 mg', route: 'intravenous' }],
    [
      '12.5 mg (1/2 of 25 mg tab) qAM',
      { strength: '25 mg', dose: '12.5 mg', form: 'tablet', frequency: 'every morning' },
    ],
    ['125 cc/hr', { dose: '125 mL/h', route: 'intravenous', frequency: 'continuous' }],
    ['gtt 2 u/hr', { dose: '2 units/h', route: 'intravenous', frequency: 'continuous' }],
    ['2 gtt OU bid', { dose: '2 drops', route: 'ophthalmic', frequency: 'twice daily' }],
    ['300 mg TID -> 100 mg BID', { dose: '100 mg', frequency: 'twice daily' }],
    ['', {}],
    ['see attached list', {}],
  ])('%s', (text, slots) => expect(slotsOf(text)).toEqual(slots))

  it('keeps every step of a taper', () => {
    const sig = parseSig('40 mg x3d, 20 mg x3d, 10 mg x3d then off', lexicon)
    expect([sig, ...sig.then!].map((step) => [step.dose?.value.text, step.duration?.value.text])).toEqual([
      ['40 mg', '3 days'],
      ['20 mg', '3 days'],
      ['10 mg', '3 days'],
    ])
  })
  it('keeps both halves of a split dose', () => {
    const sig = parseSig('100 mg qAM and 200 mg qPM', lexicon)
    expect([sig, ...sig.then!].map((step) => [step.dose?.value.text, step.frequency?.value.text])).toEqual([
      ['100 mg', 'every morning'],
      ['200 mg', 'every evening'],
    ])
  })
  it('keeps what alternates', () => {
    const sig = parseSig('5 mg alternating with 7.5 mg', lexicon)
    expect([sig.dose?.value.text, sig.then?.[0]?.dose?.value.text]).toEqual(['5 mg', '7.5 mg'])
  })
  it('keeps a maximum and tells of a contradiction', () => {
    expect(parseSig('1 tab q6h prn, max 4 g/day', lexicon).max?.value).toMatchObject({
      amount: { text: '4 g' },
      perHours: 24,
    })
    expect(parseSig('1 tab BID q8h', lexicon).issues).toEqual(['contradictory-frequency'])
  })
  it('gives each slot the words it was read from', () => {
    const text = 'take 2 tabs by mouth twice a day for 7 days'
    const sig = parseSig(text, lexicon)
    const at = (span: { start: number; end: number } | undefined): string => text.slice(span?.start, span?.end)
    expect([sig.dose, sig.route, sig.frequency, sig.duration].map((slot) => at(slot?.span))).toEqual([
      '2 tabs',
      'by mouth',
      'twice a day',
      'for 7 days',
    ])
    expect(at(sig.span)).toBe('2 tabs by mouth twice a day for 7 days')
  })
  it('throws on nothing, and ends on anything', () => {
    for (const text of [
      '(',
      '1/',
      '/',
      '-',
      '1-',
      'q',
      'x',
      'for',
      'prn',
      '½',
      '1 1',
      '[**',
      'q4-',
      '1/0',
      'to to to',
      '((((((1',
      'x'.repeat(10_000),
      '1 '.repeat(5_000),
      'q4-6h prn '.repeat(1_000),
    ])
      expect(() => parseSig(text, lexicon)).not.toThrow()
  })
})
