/** Slots in the normal forms of the guideline. */
import { expect, it } from 'vitest'
import { parseSig, sigText } from '../../../src/attributes/index.ts'
import { lexicon } from './lexicon.ts'

it('gives null for what was not said', () => {
  expect(sigText({})).toEqual({
    strength: null,
    dose: null,
    form: null,
    route: null,
    frequency: null,
    duration: null,
    prn: false,
    reason: null,
  })
})

it('puts the reason of "prn" before another', () => {
  expect(sigText(parseSig('1 tab prn pain', lexicon))).toMatchObject({ prn: true, reason: 'pain' })
})
