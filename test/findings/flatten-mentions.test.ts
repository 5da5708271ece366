/** Flat mentions: the shape of the guideline, and valid by the published schema. */
import { describe, expect, it } from 'vitest'
import { flattenMentions, mentionSchema, noteMentionsSchema } from '../../src/findings/index.ts'
import { layersOf, numbers, read } from './layers.ts'

const { calfTenderness, creatinine, furosemide, heartFailure } = numbers

const input = layersOf(
  { concept: heartFailure, words: 'CHF', axes: { certainty: 'possible', temporality: 'historical' } },
  {
    concept: furosemide,
    words: 'Lasix',
    status: 'on-hold',
    sig: {
      strength: read({ value: 20, unit: 'mg', text: '20 mg' }),
      dose: read({ value: 2, unit: 'tablets', text: '2 tablets' }),
      form: read('tablet'),
      route: read('oral'),
      frequency: read({ text: 'twice daily', frequency: 2, period: 1, periodUnit: 'd' as const }),
      duration: read({ value: 7, unit: 'd' as const, text: '7 days' }),
      asNeeded: read({ reason: 'swelling' }),
    },
  },
  {
    concept: creatinine,
    value: { type: 'number', value: 7.9, text: '7.90' },
    measurement: { unit: 'mg/dL', comparator: '>', interpretation: 'H' },
  },
  { concept: calfTenderness },
  { concept: furosemide },
)
const flat = flattenMentions(input)

describe('flattenMentions', () => {
  it('gives every mention in order of its words', () => {
    expect(flat.map(({ text }) => text)).toEqual(['CHF', 'Lasix', 'creatinine 7.90', 'calf tenderness', 'furosemide'])
    for (const { start, end, text } of flat) expect(input.text.slice(start, end)).toBe(text)
  })
  it('says a condition', () => {
    expect(flat[0]).toEqual({
      kind: 'condition',
      start: 0,
      end: 3,
      text: 'CHF',
      codes: [{ system: 'icd-10-cm', code: 'I50.9' }],
      confidence: 0.9,
      certainty: 'possible',
      temporality: 'historical',
      experiencer: 'patient',
      icd10cm: 'I50.9',
      name: 'heart failure',
    })
  })
  it('says a drug; what is wanted as needed is its reason', () => {
    expect(flat[1]).toMatchObject({
      kind: 'medication',
      ingredient: 'furosemide',
      strength: '20 mg',
      dose: '2 tablets',
      form: 'tablet',
      route: 'oral',
      frequency: 'twice daily',
      duration: '7 days',
      prn: true,
      reason: 'swelling',
      status: 'on-hold',
    })
  })
  it('says a value as it is written, zeros and all', () => {
    expect(flat[2]).toMatchObject({
      name: 'creatinine',
      loinc: '2160-0',
      value: '7.90',
      comparator: '>',
      unit: 'mg/dL',
      interpretation: 'H',
    })
  })
  it('says null where nothing is said', () => {
    expect(flat[3]).toMatchObject({ codes: [], icd10cm: null })
    expect(flat[4]).toMatchObject({
      strength: null,
      dose: null,
      form: null,
      route: null,
      frequency: null,
      duration: null,
      prn: false,
      reason: null,
    })
  })
  it('is valid by the schema', () => {
    for (const mention of flat) expect(mentionSchema.parse(mention)).toEqual(mention)
    expect(noteMentionsSchema.parse({ id: 'n', mentions: flat }).mentions).toHaveLength(5)
  })
})
