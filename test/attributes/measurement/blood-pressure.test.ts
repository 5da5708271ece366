/** Blood pressures. */
import { describe, expect, it } from 'vitest'
import { readBloodPressure } from '../../../src/attributes/measurement/blood-pressure.ts'
import { pageOf } from './page-of.ts'

const textOf = (text: string) => readBloodPressure(pageOf(text).page, 0)?.value.text

describe('readBloodPressure', () => {
  for (const [text, value] of [
    ['120/80', '120/80'],
    ['168 over 70', '168/70'],
    ['98-131/52-74', '98-131/52-74'],
    ['(96-128)/(58-81)', '96-128/58-81'],
    ['110s/60s', '110s/60s'],
    ['125 to 70', '125/70'],
    ['84/palp', '84/palp'],
  ] as const)
    it(text, () => expect(textOf(text)).toBe(value))
  for (const text of ['11/05/2023', '80/120', '5/5', '20/20', '12', '90 to 110', '1200/80'])
    it(`${text} is none`, () => expect(textOf(text)).toBeUndefined())
  it('keeps lowest and highest', () =>
    expect(readBloodPressure(pageOf('98-131/52-74').page, 0)?.value).toMatchObject({
      systolic: 98,
      systolicHigh: 131,
      diastolic: 52,
      diastolicHigh: 74,
    }))
})
