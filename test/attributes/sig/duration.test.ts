/** Durations, and what only looks like one. */
import { expect, it } from 'vitest'
import { readBareDuration, readDuration } from '../../../src/attributes/sig/duration.ts'
import { wordsOf } from './lexicon.ts'

it.each([
  ['x 7 days', '7 days'],
  ['x7d', '7 days'],
  ['x 2 wks', '2 weeks'],
  ['for 10 days', '10 days'],
  ['for ten days', '10 days'],
  ['for a week', '1 week'],
  ['for 7-10 days', '7-10 days'],
  ['for about 3 weeks', '3 weeks'],
  ['for up to 10 days', '10 days'],
  ['for the next 5 days', '5 days'],
  ['7-day course', '7 days'],
  ['a 10 day course', '10 days'],
  ['x 3 doses', '3 doses'],
  ['x24h', '24 hours'],
  ['over 1 hour', '1 hour'],
  ['D4/7', '7 days'],
  ['x 30 day(s)', '30 days'],
  ['x 9 mo', '9 months'],
])('%s', (text, normal) => {
  const { words, end } = wordsOf(text)
  expect(readDuration(words, 0, end)?.value.text).toBe(normal)
})

it.each(['for pain', 'for 3 days ago', 'x2', 'for 5 seconds', '5 mg'])('"%s" is none', (text) => {
  const { words, end } = wordsOf(text)
  expect(readDuration(words, 0, end)).toBeNull()
})

it('reads a bare one where the caller says so', () => {
  const { words, end } = wordsOf('5d')
  expect(readBareDuration(words, 0, end)?.value).toEqual({ value: 5, unit: 'd', text: '5 days' })
})
