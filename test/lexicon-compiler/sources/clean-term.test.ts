/** Terms of terminologies as notes write them. */
import { describe, expect, it } from 'vitest'
import { cleanDrug, cleanTerm, markImported } from '../../../src/lexicon-compiler/sources/clean-term.ts'

describe('cleanTerm', () => {
  it.each([
    ['Asthma (disorder)', 'Asthma'],
    ['[X]Depression NOS', 'Depression'],
    ['Asthma, unspecified', 'Asthma'],
    ['Unspecified asthma, NOS (disorder)', 'asthma'],
    ['Injury - not otherwise specified', 'Injury'],
    ['Diabetes mellitus (type 2)', 'Diabetes mellitus (type 2)'],
    ['Crohn\u2019s  disease.', "Crohn's disease"],
    ['NOS', 'NOS'],
    ['Acute pain [& chronic]', ''],
  ])('%s', (given, clean) => expect(cleanTerm(given)).toBe(clean))
})

describe('cleanDrug', () => {
  it.each([
    ['zorbital 25 MG Oral Tablet', 'zorbital', null],
    ['24 HR zorbital mesylate 50 MG Extended Release Oral Tablet [Zorbex XL]', 'zorbital mesylate', 'Zorbex XL'],
    ['quendrine 5 MG / zorbital 10 MG Oral Capsule', 'quendrine / zorbital', null],
    ['zorbital 0.5 MG/ML Injectable Solution', 'zorbital', null],
    ['zorbital 1 % Topical Cream', 'zorbital', null],
    ['zorbital', 'zorbital', null],
  ])('%s', (given, name, brand) => expect(cleanDrug(given)).toEqual({ name, brand }))
})

describe('markImported', () => {
  it.each([
    ['MS', { text: 'MS', exactCase: true, ambiguous: true }],
    ['COPD', { text: 'COPD', exactCase: true, ambiguous: false }],
    ['flu', { text: 'flu', exactCase: false, ambiguous: true }],
    ['asthma', { text: 'asthma', exactCase: false, ambiguous: false }],
    ['x', null],
    ['12 34', null],
    ['one two three four five six seven eight nine ten eleven', null],
  ])('%s', (given, marked) => expect(markImported(given)).toEqual(marked))
})
