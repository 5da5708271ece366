/** What the words around a sig add to it, and take from it. */
import { expect, it } from 'vitest'
import { drugsOf } from './lexicon.ts'

it('makes all drugs of a "PRN Meds" line as needed', () => {
  const drugs = drugsOf('PRN Meds: acetaminophen, melatonin')
  expect(Object.values(drugs).map(({ prn }) => prn)).toEqual([true, true])
})

it('knows why a drug was ended from what it was for', () => {
  expect(drugsOf('Stopped valproate for hyperammonemia.').valproate).toMatchObject({ status: 'stopped', reason: null })
  expect(drugsOf('He takes lisinopril for hypertension.').lisinopril).toMatchObject({
    status: 'active',
    reason: 'hypertension',
  })
})
