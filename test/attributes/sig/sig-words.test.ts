/** What the tables and the grammar say of each token. */
import { expect, it } from 'vitest'
import { beginsColumn, frequencyValue, routeName, termEnd, unitName } from '../../../src/attributes/sig/sig-words.ts'
import { wordsOf } from './lexicon.ts'

it('finds units, routes and frequencies where they begin', () => {
  const { words } = wordsOf('40 mg by mouth twice a day')
  expect([
    unitName(words, words.unit[1]!),
    routeName(words, words.route[2]!),
    frequencyValue(words, words.frequency[4]!).text,
  ]).toEqual(['mg', 'oral', 'twice daily'])
  expect(termEnd(words, words.frequency[4]!)).toBe(7)
})

it('forgets one text when it reads the next', () => {
  wordsOf('po po po po po po')
  const { words } = wordsOf('a b c')
  expect([...words.route.subarray(0, 6)]).toEqual([0, 0, 0, 0, 0, 0])
})

it('sees columns', () => {
  const { words } = wordsOf('Lasix    40 mg\tPO')
  expect([1, 2, 3].map((i) => beginsColumn(words, i))).toEqual([true, false, true])
})
