/** Numbers: digits, letters, fractions, ranges. */
import { describe, expect, it } from 'vitest'
import { numberText, readRange } from '../../../src/attributes/sig/number.ts'
import { wordsOf } from './lexicon.ts'

const cases: readonly [string, number, number?][] = [
  ['2', 2],
  ['1,000', 1000],
  ['0.5', 0.5],
  ['.25', 0.25],
  ['one', 1],
  ['two (2)', 2],
  ['1/2', 0.5],
  ['3/4', 0.75],
  ['half', 0.5],
  ['one half', 0.5],
  ['one-half', 0.5],
  ['one and a half', 1.5],
  ['two and one-half', 2.5],
  ['1 1/2', 1.5],
  ['1-1/2', 1.5],
  ['½', 0.5],
  ['1½', 1.5],
  ['1-2', 1, 2],
  ['1 to 2', 1, 2],
  ['one or two', 1, 2],
  ['2.5-5', 2.5, 5],
  ['thirty', 30],
] // prettier-ignore

describe('readRange', () => {
  it.each(cases)('%s', (text, value, high) => {
    const { words, end } = wordsOf(text)
    expect(readRange(words, 0, end)).toMatchObject(high === undefined ? { value, end } : { value, high, end })
  })
  it('takes no falling range: "5-2" is 5', () => {
    const { words, end } = wordsOf('5-2')
    expect(readRange(words, 0, end)).toMatchObject({ value: 5, end: 1 })
  })
  it('is null for a word that is none', () => {
    const { words, end } = wordsOf('pain')
    expect(readRange(words, 0, end)).toBeNull()
  })
})

it('writes numbers without separators', () => {
  expect(numberText(40000)).toBe('40000')
  expect(numberText(1, 2)).toBe('1-2')
})
