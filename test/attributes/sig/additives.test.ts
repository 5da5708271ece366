/** What is added to a fluid, and whose the rate is. */
import { expect, it } from 'vitest'
import { drugsOf } from './lexicon.ts'

it('gives the rate to the fluid and the amounts to what is added', () => {
  const drugs = drugsOf('NS + 20 KCl + 15 KPhos @ 75 mL/h for hypokalemia')
  expect(drugs.NS).toMatchObject({ dose: '75 mL/h', route: 'intravenous', frequency: 'continuous' })
  expect(drugs.KCl).toMatchObject({ dose: '20', route: 'intravenous', frequency: 'continuous' })
  expect(drugs.KPhos).toMatchObject({ dose: '15', route: 'intravenous', frequency: 'continuous' })
})

it('takes one in a hundred thousand for no amount', () => {
  expect(drugsOf('1% Xylocaine with 100,000 epinephrine was infiltrated.').epinephrine).toMatchObject({ dose: null })
})
