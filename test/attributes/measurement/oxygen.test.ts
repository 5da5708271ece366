/** Oxygen with a saturation. */
import { describe, expect, it } from 'vitest'
import { readOxygen } from '../../../src/attributes/measurement/oxygen.ts'
import { pageOf } from './page-of.ts'

const oxygenOf = (text: string) => readOxygen(pageOf(`96% ${text}`).page, 2)?.oxygen.value

describe('readOxygen', () => {
  for (const [text, value] of [
    ['on 2L NC', { flow: 2, text: '2L NC' }],
    ['RA', { text: 'RA' }],
    ['on room air', { text: 'room air' }],
    ['on 4 liters', { flow: 4, text: '4 liters' }],
    ['(3L NC)', { flow: 3, text: '3L NC' }],
  ] as const)
    it(text, () => expect(oxygenOf(text)).toEqual(value))
  it('is null for other numbers', () => expect(oxygenOf('on 40 mg')).toBeUndefined())
})
