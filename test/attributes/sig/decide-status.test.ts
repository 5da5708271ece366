/** What holds when a drug's cues, its section and its own words say different things. */
import { expect, it } from 'vitest'
import { statusesOf } from './lexicon.ts'

it.each<[string, Record<string, string>]>([
  ['RECS:\n1. Thiamine 500 mg IV TID', { Thiamine: 'intended' }],
  ['RECS:\n1. Stop haloperidol', { haloperidol: 'stopped' }],
  [
    'ALLERGIES: sulfa. Flu shot given 10/8. Pneumovax due.',
    { sulfa: 'allergy', 'Flu shot': 'completed', Pneumovax: 'intended' },
  ],
  ['Meds: sertraline 50; PNV no; Flonase prn', { sertraline: 'active', PNV: 'not-taken', Flonase: 'active' }],
  ['Cefepime 2 g q8h (6/1-6/7), vancomycin (6/1- )', { Cefepime: 'completed', vancomycin: 'active' }],
  ['HOSPITAL COURSE: Vancomycin x 3 doses.', { Vancomycin: 'completed' }],
  ['PLAN: Vancomycin x 3 doses.', { Vancomycin: 'active' }],
])('%s', (text, expected) => expect(statusesOf(text)).toEqual(expected))
