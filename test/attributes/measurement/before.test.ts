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
    ['a 2.5 cm intramural hypodense mass', ['lesion size|2.5|cm']],
    ['a 4.4 x 2.5 cm mass and a 9 mm lesion', ['lesion size|4.4 x 2.5|cm', 'lesion size|9|mm']],
    ['a 3 x 18 mm stent in the lesion', []],
  ] as const)
    it(text, () => expect(read(text)).toEqual(values))
  it('takes the shortest span', () => {
    const [one] = observe('He has 98% sat today')
    expect(one?.measurement.span).toEqual({ start: 7, end: 14 })
  })
  it('takes no part of another value', () => expect(read('BP 120/80 pulse')).toEqual(['blood pressure|120/80|mm[Hg]']))
})
