/** Clock times: two make a frequency, one only in bare directions. */
import { expect, it } from 'vitest'
import { readClock } from '../../../src/attributes/sig/clock.ts'
import { wordsOf } from './lexicon.ts'

it.each([
  ['at 0800 and 2000', ['08:00:00', '20:00:00']],
  ['at 8 am and 8:30 pm', ['08:00:00', '20:30:00']],
  ['@ 9 a.m. and 9 p.m.', ['09:00:00', '21:00:00']],
])('%s', (text, timeOfDay) => {
  const { words, end } = wordsOf(text)
  expect(readClock(words, 0, end, false)?.value).toMatchObject({ timeOfDay, frequency: 2, text: 'twice daily' })
})

it('takes one time only where directions stand alone', () => {
  const { words, end } = wordsOf('at 1800')
  expect(readClock(words, 0, end, false)).toBeNull()
  expect(readClock(words, 0, end, true)?.value.timeOfDay).toEqual(['18:00:00'])
})
