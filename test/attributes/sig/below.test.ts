/** What stands below the line of an amount. */
import { expect, it } from 'vitest'
import { readBelow } from '../../../src/attributes/sig/below.ts'
import { wordsOf } from './lexicon.ts'

it.each<[string, boolean, string | null]>([
  ['/kg', false, 'kg'],
  ['/m2', false, 'm2'],
  ['/sq m', false, 'm2'],
  ['/5 mL', false, '5 mL'],
  ['per 24 hours', false, '24 hours'],
  ['/hr', false, 'h'],
  ['an hour', false, 'h'],
  ['/actuation', false, 'actuation'],
  ['/day', true, 'day'],
  ['/day', false, null],
  ['/dL', false, null],
  ['40 mg', false, null],
])('%s, after a weight: %s', (text, weighed, below) => {
  const { words, end } = wordsOf(text)
  expect(readBelow(words, 0, end, weighed)?.text ?? null).toBe(below)
})
