/** Maximum amounts in a time. */
import { expect, it } from 'vitest'
import { readMaximum } from '../../../src/attributes/sig/maximum.ts'
import { wordsOf } from './lexicon.ts'

it.each([
  ['max 4 g/day', '4 g', 24],
  ['exceed 4 g per day', '4 g', 24],
  ['NTE 3 doses in 24 hours', '3 doses', 24],
  ['max 8 tablets daily', '8 tablets', 24],
  ['maximum of 2 tablets per week', '2 tablets', 168],
])('%s', (text, amount, perHours) => {
  const { words, end } = wordsOf(text)
  const read = readMaximum(words, 0, end)
  expect([read?.value.amount.text, read?.value.perHours]).toEqual([amount, perHours])
})
