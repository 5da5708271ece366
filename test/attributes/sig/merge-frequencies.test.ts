/** Two frequencies of one step. */
import { expect, it } from 'vitest'
import { type Frequency, parseSig } from '../../../src/attributes/index.ts'
import { contradicts, mergeFrequencies } from '../../../src/attributes/sig/merge-frequencies.ts'
import { lexicon } from './lexicon.ts'

const frequency = (text: string): Frequency => {
  const found = parseSig(text, lexicon).frequency
  if (!found) throw new Error(text)
  return found.value
}

it.each([
  ['TID', 'with meals', 'three times daily', ['C']],
  ['daily', 'at bedtime', 'at bedtime', ['HS']],
  ['every morning', 'before breakfast', 'every morning', ['MORN', 'ACM']],
  ['BID', 'twice daily', 'twice daily', undefined],
] as const)('%s + %s', (a, b, text, when) => {
  const merged = mergeFrequencies(frequency(a), frequency(b), '')
  expect(merged.text).toBe(text)
  expect(merged.when).toEqual(when)
})

it('adds up two times of day', () => {
  expect(mergeFrequencies(frequency('in the morning'), frequency('at bedtime'), 'and')).toMatchObject({
    text: 'twice daily',
    frequency: 2,
    when: ['MORN', 'HS'],
  })
})

it('sees a contradiction: "BID q8h", and none in "TID (every 8 hours)"', () => {
  expect(contradicts(frequency('BID'), frequency('q8h'))).toBe(true)
  expect(contradicts(frequency('TID'), frequency('every 8 hours'))).toBe(false)
  expect(contradicts(frequency('daily'), frequency('qHS'))).toBe(false)
})
