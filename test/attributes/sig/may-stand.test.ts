/** Bare numbers and routes that are something else. */
import { expect, it } from 'vitest'
import { drugsOf } from './lexicon.ts'

it.each<[string, string, object]>([
  ['Atorvastatin 80 qHS.', 'Atorvastatin', { dose: '80' }],
  ['He tolerated Ancef 2021.', 'Ancef', { dose: null }],
  ['Aspirin 3 days ago.', 'Aspirin', { dose: null, duration: null }],
  ['Vicodin 5/500 prn.', 'Vicodin', { strength: '5/500' }],
  ['Lisinopril 10/12 seen in clinic.', 'Lisinopril', { strength: null }],
])('%s', (text, name, slots) => expect(drugsOf(text)[name]).toMatchObject(slots))
