/** Strength or dose, and what replaces what. */
import { expect, it } from 'vitest'
import { slotsOf } from './lexicon.ts'

it.each<[string, object]>([
  ['20 mg tablet', { strength: '20 mg', form: 'tablet' }],
  ['20 mg one p.o. once daily', { strength: '20 mg', dose: '1', route: 'oral', frequency: 'once daily' }],
  ['1.25/250 b.i.d. decreased to one a day', { strength: '1.25/250', dose: '1', frequency: 'once daily' }],
  ['40 -> 80 mg', { dose: '80 mg' }],
  ['increased from 25 mg to 50 mg', { dose: '50 mg' }],
  ['5 mg to 10 mg daily', { dose: '5-10 mg', frequency: 'once daily' }],
  ['gel vaginally', { form: 'gel', route: 'vaginal' }],
])('%s', (text, slots) => expect(slotsOf(text)).toEqual(slots))
