/** The words after "prn". */
import { expect, it } from 'vitest'
import { reasonAfterPrn } from '../../../src/attributes/sig/after-prn.ts'
import { wordsOf } from './lexicon.ts'

it.each([
  ['pain', 'pain'],
  ['for nausea', 'nausea'],
  ['q6h', null],
  ['use b.i.d.', null],
  ['for 10 days', null],
  ['once tolerating', null],
])('prn %s', (text, reason) => {
  const { words, end } = wordsOf(text)
  const read = reasonAfterPrn(words, 0, end)
  expect(read && text.slice(words.tokens.start[read.first], words.tokens.end[read.end - 1])).toBe(reason)
})
