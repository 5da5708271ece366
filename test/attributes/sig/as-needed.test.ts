/** As needed, and the words of a reason. */
import { expect, it } from 'vitest'
import { readAsNeeded, readReason } from '../../../src/attributes/sig/as-needed.ts'
import { wordsOf } from './lexicon.ts'

it.each(['prn', 'p.r.n.', 'as needed', 'if needed', 'as necessary', 'when required'])('%s', (text) => {
  const { words, end } = wordsOf(text)
  expect(readAsNeeded(words, 0, end)).toBe(end)
})

it.each([
  ['severe pain, #20', 'severe pain'],
  ['nausea or vomiting for up to 10 days', 'nausea or vomiting'],
  ['the pain', 'pain'],
  ['n/v', 'n/v'],
  ['T >38.5', 'T >38.5'],
  ['DVT prophylaxis', 'DVT prophylaxis'],
])('%s', (text, reason) => {
  const { words, end } = wordsOf(text)
  const read = readReason(words, 0, end, false)
  expect(read && text.slice(words.tokens.start[read.first], words.tokens.end[read.end - 1])).toBe(reason)
})

it('asks for a condition or a purpose where it is strict', () => {
  const { words, end } = wordsOf('financial issues')
  expect(readReason(words, 0, end, true)).toBeNull()
})
