/** Which drug a cue speaks of. */
import { expect, it } from 'vitest'
import { statusesOf } from './lexicon.ts'

it.each<[string, Record<string, string>]>([
  ['HCTZ stopped, amlodipine started.', { HCTZ: 'stopped', amlodipine: 'active' }],
  ['Continue metoprolol; hold lisinopril.', { metoprolol: 'active', lisinopril: 'on-hold' }],
  ['He takes metformin but stopped glipizide.', { metformin: 'active', glipizide: 'stopped' }],
  ['Lasix and spironolactone were held.', { Lasix: 'on-hold', spironolactone: 'on-hold' }],
  ['Metformin 500 mg bid. He stopped smoking.', { Metformin: 'active' }],
  ['Statin-intolerant, NSAID intolerance.', { Statin: 'allergy', NSAID: 'allergy' }],
])('%s', (text, expected) => expect(statusesOf(text)).toEqual(expected))
