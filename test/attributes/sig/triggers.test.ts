/** What would end or pause a drug that goes on for now. */
import { expect, it } from 'vitest'
import { statusesOf } from './lexicon.ts'

it.each<[string, Record<string, string>]>([
  ['Hold metoprolol for SBP <90.', { metoprolol: 'active' }],
  ['Hold Coreg and lisinopril for HR less than 55.', { Coreg: 'active', lisinopril: 'active' }],
  ['Hold metformin for AKI.', { metformin: 'on-hold' }],
  ['Hold Coumadin for INR 6.1.', { Coumadin: 'on-hold' }],
  ['Stop heparin once INR >2.', { heparin: 'active' }],
  ['Stopped metformin when she became pregnant.', { metformin: 'stopped' }],
  ['Zosyn 3.375 g given, d/c tomorrow if cultures neg.', { Zosyn: 'completed' }],
])('%s', (text, expected) => expect(statusesOf(text)).toEqual(expected))
