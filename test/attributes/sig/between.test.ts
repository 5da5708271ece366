/** What parts two places of a sentence, or joins them. */
import { expect, it } from 'vitest'
import { broken, commaBetween, coordinated } from '../../../src/attributes/sig/between.ts'
import { wordsOf } from './lexicon.ts'

it.each<[string, boolean, boolean, boolean]>([
  ['; ', true, false, false],
  ['stopped. Then', true, false, false],
  ['but', true, false, false],
  [',', false, true, false],
  ['and', false, false, true],
  ['/', false, false, true],
  [', and', false, true, true],
  ['mg po. daily', false, false, false],
])('%s', (text, parts, comma, joins) => {
  const { words, end } = wordsOf(text)
  expect(broken(words, 0, end)).toBe(parts)
  expect(commaBetween(words, 0, end)).toBe(comma)
  expect(coordinated(words, 0, end)).toBe(joins)
})
