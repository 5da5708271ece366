/** Does the patient take it? */
import { expect, it } from 'vitest'
import { statusesOf } from './lexicon.ts'

it.each<[string, Record<string, string>]>([
  ['6. STOP aspirin', { aspirin: 'stopped' }],
  [
    'Losartan held, naproxen and ibuprofen stopped.',
    { Losartan: 'on-hold', naproxen: 'stopped', ibuprofen: 'stopped' },
  ],
  ['Hold metformin, lisinopril 10 mg daily.', { metformin: 'on-hold', lisinopril: 'active' }],
  ["Amiodarone was started then d/c'd.", { Amiodarone: 'stopped' }],
  ['If not at target, d/c Humira and start tofacitinib.', { Humira: 'active', tofacitinib: 'intended' }],
  ['Switched from Lipitor to Crestor.', { Lipitor: 'stopped', Crestor: 'active' }],
  ['He has not been taking his metformin.', { metformin: 'not-taken' }],
  ['He received ceftriaxone and vancomycin in the ED.', { ceftriaxone: 'completed', vancomycin: 'completed' }],
  ['Consider adding spironolactone.', { spironolactone: 'intended' }],
  ['ALLERGIES: Penicillin (rash), sulfa.', { Penicillin: 'allergy', sulfa: 'allergy' }],
  ['STOP taking these medications\n  aspirin 81 mg EC tablet', { aspirin: 'stopped' }],
  ['Senna 2 tabs qHS, hold for loose stools.', { Senna: 'active' }],
])('%s', (text, expected) => expect(statusesOf(text)).toEqual(expected))
