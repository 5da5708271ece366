/** The slot that begins at one token. */
import { expect, it } from 'vitest'
import { scanSlots } from '../../../src/attributes/sig/scan-slots.ts'
import { slotsOf, wordsOf } from './lexicon.ts'

const kinds = (text: string): string => {
  const { words, end } = wordsOf(text)
  return scanSlots(words, 0, end, { alone: false })
    .map(({ kind }) => kind)
    .join(' ')
}

it.each([
  ['50 mg at onset of nausea', 'amount prn reason'],
  ['40 mEq PO x2', 'amount route count'],
  ['500 mg QID, 7 days, disp 28', 'amount frequency duration'],
  ['drip at 2 mg/hr', 'route frequency amount'],
  ['sliding scale 2 units for 150 to 200, tid', 'frequency'],
])('%s', (text, expected) => expect(kinds(text)).toBe(expected))

it.each([
  ['2.5 mg OD', { dose: '2.5 mg', frequency: 'once daily' }],
  ['1 tab OD', { dose: '1 tablet', form: 'tablet', frequency: 'once daily' }],
  ['1 drop OD bid', { dose: '1 drop', route: 'ophthalmic', frequency: 'twice daily' }],
  ['1 tablet by mouth day', { dose: '1 tablet', form: 'tablet', route: 'oral', frequency: 'once daily' }],
  ['100 mg/day', { dose: '100 mg', frequency: 'once daily' }],
  ['one 5 mL spoonful tds', { dose: '5 mL', frequency: 'three times daily' }],
  ['1/2 a tablet daily', { dose: '0.5 tablet', form: 'tablet', frequency: 'once daily' }],
  ['1 and 1/2 tablets daily', { dose: '1.5 tablets', form: 'tablet', frequency: 'once daily' }],
])('%s', (text, slots) => expect(slotsOf(text)).toEqual(slots))
