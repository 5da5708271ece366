/** Drugs in an allergy list that are no allergens. */
import { expect, it } from 'vitest'
import { statusesOf } from './lexicon.ts'

it.each<[string, Record<string, string>]>([
  ['Codeine, tolerates tramadol', { Codeine: 'allergy', tramadol: 'completed' }],
  [
    'Codeine. Premedicate with prednisone and Benadryl',
    { Codeine: 'allergy', prednisone: 'active', Benadryl: 'active' },
  ],
  ['Codeine. Given vancomycin 1 g IV', { Codeine: 'allergy', vancomycin: 'completed' }],
  ['rash when given vancomycin 1 g IV', { vancomycin: 'allergy' }],
  ['hives after receiving Keflex 500 mg', { Keflex: 'allergy' }],
  ['Lasix 20 mg daily', { Lasix: 'active' }],
])('ALLERGIES: %s', (text, expected) => expect(statusesOf(`ALLERGIES: ${text}`)).toEqual(expected))
