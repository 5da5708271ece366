/** Directions in, sig and Dosage out; without a note around them. */
import { describe, expect, it } from 'vitest'
import { emptyLexicon } from '../../src/lexicon-compiler/index.ts'
import { formatDosage, parseSig } from '../../src/node.ts'

describe('parseSig', () => {
  it('gives the sig and its Dosage, with the words and no place in a document', () => {
    const { sig, dosage } = parseSig('1-2 tabs po q4-6h prn pain')
    expect(sig.dose!.value.text).toBe('1-2 tablets')
    expect(dosage).toEqual([
      {
        text: '1-2 tabs po q4-6h prn pain',
        timing: {
          repeat: { frequency: 1, period: 4, periodMax: 6, periodUnit: 'h' },
          code: { text: 'every 4-6 hours' },
        },
        asNeededCodeableConcept: { text: 'pain' },
        route: { coding: [{ system: 'http://snomed.info/sct', code: '26643006' }], text: 'po' },
        doseAndRate: [
          {
            doseRange: {
              low: { value: 1, unit: 'tablets', system: 'http://unitsofmeasure.org', code: '{tbl}' },
              high: { value: 2, unit: 'tablets', system: 'http://unitsofmeasure.org', code: '{tbl}' },
            },
          },
        ],
      },
    ])
  })
  it('each step of a taper has its own words', () => {
    const { dosage } = parseSig('40 mg x3d, 20 mg x3d')
    expect(dosage.map(({ sequence, text }) => [sequence, text])).toEqual([
      [1, '40 mg x3d'],
      [2, '20 mg x3d'],
    ])
  })
  it.each(['', '   ', 'no directions at all', '\u0000'])('nothing of %j', (text) =>
    expect(parseSig(text).dosage).toEqual([]),
  )
  it('takes a lexicon', () => expect(parseSig('40 mg po', emptyLexicon('en')).dosage[0]?.route).toBeUndefined())
  it('and back in words', () =>
    expect(formatDosage(parseSig('take 2 tabs by mouth bid x 7 days').dosage)).toBe(
      '2 tablets by mouth twice daily for 7 days',
    ))
})
