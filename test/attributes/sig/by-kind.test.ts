/** What the kind of a drug adds to its sig. */
import { expect, it } from 'vitest'
import { drugsOf } from './lexicon.ts'

it.each<[string, string, Record<string, unknown>]>([
  ['NS @ 75.', 'NS', { dose: '75', route: 'intravenous', frequency: 'continuous' }],
  ['Entresto 49-51 bid', 'Entresto', { strength: '49-51', dose: null, frequency: 'twice daily' }],
  ['Percocet 5-10 mg q4h prn', 'Percocet', { strength: null, dose: '5-10 mg' }],
  ['Lantus 20-21 units qhs', 'Lantus', { strength: null, dose: '20-21 units' }],
])('%s', (text, name, expected) => expect(drugsOf(text)[name]).toMatchObject(expected))
