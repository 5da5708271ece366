/** Letters changed round inside a word of bare directions. */
import { expect, it } from 'vitest'
import { slotsOf } from './lexicon.ts'

it.each([
  ['Tkae 1 talbet 3 tiems a day', 'Take 1 tablet 3 times a day'],
  ['2 caspules every mornnig', '2 capsules every morning'],
  ['1 tablet every nghit for 2 wekes', '1 tablet every night for 2 weeks'],
])('%s', (written, meant) => expect(slotsOf(written)).toEqual(slotsOf(meant)))

it('leaves other words alone', () => {
  expect(slotsOf('1 tablet trial')).toEqual({ dose: '1 tablet', form: 'tablet' })
})
