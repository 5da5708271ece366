/** What was given and is not taken on, by its own words. */
import { expect, it } from 'vitest'
import { statusesOf } from './lexicon.ts'

it.each<[string, Record<string, string>]>([
  ['Lasix 40 IV x1 -> 600 out', { Lasix: 'completed' }],
  ['KCl 40 mEq PO x1 this AM', { KCl: 'completed' }],
  ['Morphine 4 mg @ 0230', { Morphine: 'completed' }],
  ['HPI: vomiting, Zofran 4 mg IV x1, now better', { Zofran: 'completed' }],
  ['A/P: KCl 40 mEq PO x1', { KCl: 'active' }],
  ['Amoxicillin last month for AOM.', { Amoxicillin: 'completed' }],
  ['Started Lipitor last month.', { Lipitor: 'active' }],
])('%s', (text, expected) => expect(statusesOf(text)).toEqual(expected))
