/** Which words belong to which drug. */
import { expect, it } from 'vitest'
import { drugsOf } from './lexicon.ts'

const sig = (text: string, ...fields: string[]): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(drugsOf(text)).map(([name, all]) => [name, fields.map((field) => all[field]).join(' ')]),
  )

it.each<[string, Record<string, string>]>([
  [
    'Lasix 40 mg daily lisinopril 10 mg daily ASA 81',
    { Lasix: '40 mg once daily', lisinopril: '10 mg once daily', ASA: '81 ' },
  ],
  ['Ceftriaxone 1 g IV, 2 L normal saline', { Ceftriaxone: '1 g ', 'normal saline': '2 L ' }],
  ['She takes 40 mg of Lasix daily.', { Lasix: '40 mg once daily' }],
  ['Atorvastatin (Lipitor) 40 mg nightly.', { Atorvastatin: '40 mg at bedtime', Lipitor: '40 mg at bedtime' }],
  ['Adderall and clonidine daily.', { Adderall: ' once daily', clonidine: ' once daily' }],
  ['Tylenol, ibuprofen 400 mg daily.', { Tylenol: ' ', ibuprofen: '400 mg once daily' }],
])('%s', (text, expected) => expect(sig(text, 'dose', 'frequency')).toEqual(expected))
