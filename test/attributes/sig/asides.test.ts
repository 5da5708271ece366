/** Brackets that are no part of the sig. */
import { expect, it } from 'vitest'
import { drugsOf } from './lexicon.ts'

it.each<[string, string | null, string | null]>([
  ['carvedilol 12.5 mg BID (was 6.25 mg BID)', '12.5 mg', null],
  ['carvedilol (was 6.25 mg BID) 12.5 mg BID', '12.5 mg', null],
  ['carvedilol 12.5 mg BID (increased from 6.25 mg)', '12.5 mg', null],
  ['carvedilol (Roche, Basel) 12.5 mg BID', '12.5 mg', null],
  ['carvedilol 12.5 mg (6.25 mg tablets) BID', '12.5 mg', '6.25 mg'],
])('%s', (text, dose, strength) => {
  const { carvedilol } = drugsOf(text)
  expect([carvedilol?.dose ?? null, carvedilol?.strength ?? null]).toEqual([dose, strength])
})
