/** Items, rows and directions on lines of their own. */
import { expect, it } from 'vitest'
import { drugsOf } from './lexicon.ts'

it('reads directions under a drug, and its other name between', () => {
  const text =
    'MEDICATIONS:\napixaban 5 mg tablet\n  Commonly known as: ELIQUIS\n  Take 1 tablet by mouth 2 times a day.'
  const said = { strength: '5 mg', dose: '1 tablet', route: 'oral', frequency: 'twice daily' }
  expect(drugsOf(text)).toMatchObject({ apixaban: said, ELIQUIS: said })
})

it('keeps rows apart', () => {
  const text = 'MEDICATIONS:\nLasix     40 mg     PO     BID\nLisinopril     10 mg     PO     daily'
  expect(drugsOf(text)).toMatchObject({
    Lasix: { dose: '40 mg', frequency: 'twice daily' },
    Lisinopril: { dose: '10 mg', frequency: 'once daily' },
  })
})
