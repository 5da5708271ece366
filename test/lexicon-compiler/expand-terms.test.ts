/** Ways of writing that follow from a term by rule. */
import { describe, expect, it } from 'vitest'
import type { Expansion } from '../../src/lexicon-compiler/expand-terms.ts'
import { expandTerm, pluralOf } from '../../src/lexicon-compiler/index.ts'

const none: Expansion = { plurals: false, spellings: false, inversions: false, articles: false, shorthand: false }

describe('pluralOf', () => {
  it.each([
    ['fracture', 'fractures'],
    ['headache', 'headaches'],
    ['mass', 'masses'],
    ['abscess', 'abscesses'],
    ['stenosis', 'stenoses'],
    ['metastasis', 'metastases'],
    ['biopsy', 'biopsies'],
    ['reflux', 'refluxes'],
    ['rash', 'rashes'],
    ['stone', 'stones'],
    ['hernia', 'hernias'],
    ['nosebleed', 'nosebleeds'],
    // no plural that anyone writes
    ['arthritis', null],
    ['weakness', null],
    ['bleeding', null],
    ['displaced', null],
    ['anemia', null],
    ['dysuria', null],
    ['CHF', null],
    ['b12', null],
    ['ab', null],
  ])('%s: %s', (word, plural) => expect(pluralOf(word)).toBe(plural))
})

describe('expandTerm', () => {
  const all = (term: string, how: Partial<Expansion>): string[] => [...expandTerm(term, { ...none, ...how })].sort()
  it('makes nothing when nothing is asked', () => expect(all('fracture of hip', {})).toEqual([]))
  it.each<[string, Partial<Expansion>, string[]]>([
    ['hip fracture', { plurals: true }, ['hip fractures']],
    ['fracture of hip', { plurals: true }, ['fractures of hip']],
    ['fracture of hip', { articles: true }, ['fracture of the hip']],
    ['fracture of the hip', { articles: true }, ['fracture of hip']],
    [
      'fracture of hip',
      { plurals: true, articles: true },
      ['fracture of the hip', 'fractures of hip', 'fractures of the hip'],
    ],
    ['heart failure', { inversions: true }, ['failure, heart']],
    ['acute renal failure', { inversions: true }, ['failure, acute renal']],
    ['pain in knee', { inversions: true }, []],
    ['asthma', { inversions: true }, []],
    ['anemia', { spellings: true }, ['anaemia']],
    ['pulmonary edema', { spellings: true }, ['pulmonary oedema']],
    ['hemorrhage', { spellings: true }, ['haemorrhage']],
    ['diarrhea', { spellings: true }, ['diarrhoea']],
    ['esophageal tumor', { spellings: true }, ['oesophageal tumour']],
    ['orthopnea', { spellings: true }, ['orthopnoea']],
    ['sleep apnea', { spellings: true }, ['sleep apnoea']],
    ['fetal distress', { spellings: true }, ['foetal distress']],
    ['leukemia', { spellings: true }, ['leukaemia']],
    ['chest pain', { spellings: true }, []],
    ['hip fracture', { shorthand: true }, ['hip fx']],
    ['diabetes with neuropathy', { shorthand: true }, ['diabetes w/ neuropathy']],
    ['anemia due to bleeding', { shorthand: true }, ['anemia 2/2 bleeding']],
    ['infectious colitis', { shorthand: true }, []],
    ['tumor', { plurals: true, spellings: true }, ['tumors', 'tumour', 'tumours']],
  ])('%s with %o', (term, how, variants) => expect(all(term, how)).toEqual(variants))
  it('never gives the term itself', () => {
    for (const term of ['fracture of the hip', 'masses', 'tumour', 'anaemia'])
      expect(
        expandTerm(term, { plurals: true, spellings: true, inversions: true, articles: true, shorthand: true }),
      ).not.toContain(term)
  })
})

describe('a genus by its initial', () => {
  it.each([
    ['C difficile colitis', ['C. difficile colitis']],
    ['T cell lymphoma', []],
  ])('%s', (term, expected) => expect(expandTerm(term, none)).toEqual(expected))
})
