/** Value before name. */
import { describe, expect, it } from 'vitest'
import { observe, read } from './page-of.ts'

describe('value before name', () => {
  for (const [text, values] of [
    ['98% sat on room air', ['oxygen saturation|98|%']],
    ['2+ reflexes', ['deep tendon reflexes|2+']],
    ['71% N', ['neutrophils|71|%']],
    ['Urine was negative for ketones', ['urine ketones|negative']],
    ['5/5 strength', ['muscle strength|5/5']],
  ] as const)
    it(text, () => expect(read(text)).toEqual(values))
  it('takes the shortest span', () => {
    const [one] = observe('He has 98% sat today')
    expect(one?.measurement.span).toEqual({ start: 7, end: 14 })
  })
  it('takes no part of another value', () => expect(read('BP 120/80 pulse')).toEqual(['blood pressure|120/80|mm[Hg]']))
})
