/** What one unit of a combination holds of each of its drugs. */
import { expect, it } from 'vitest'
import { readPair } from '../../../src/attributes/sig/pairs.ts'
import { wordsOf } from './lexicon.ts'

it.each<[string, string | null]>([
  ['5/500', '5/500'],
  ['10/325 mg', '10/325 mg'],
  ['600 mg-400 units', '600 mg-400 units'],
  ['160-4.5 mcg', '160-4.5 mcg'],
  ['80-4.5 2 puffs', '80-4.5'],
  ['100-62.5-25', '100-62.5-25'],
  ['160-9-4.8 mcg', '160-9-4.8 mcg'],
  ['200/62.5/25', '200/62.5/25'],
  ['160-4', null],
  ['10/12/24', null],
  ['10-8-10', null],
  ['5-10 mg', null],
  ['1/2', null],
])('%s: %s', (text, read) => {
  const { words, end } = wordsOf(text)
  expect(readPair(words, 0, end)?.amount.text ?? null).toBe(read)
})
