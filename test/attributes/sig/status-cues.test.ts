/** Cues: the longest of overlapping ones, and rows that only cover. */
import { expect, it } from 'vitest'
import { findStatusCues } from '../../../src/attributes/sig/status-cues.ts'
import { lexicon, wordsOf } from './lexicon.ts'

const cuesOf = (text: string): string[] => {
  const { words } = wordsOf(text)
  return findStatusCues(text, words.tokens, words.terms, lexicon, words.drug).map(
    ({ first, end, status }) => `${text.slice(words.tokens.start[first], words.tokens.end[end - 1])}=${status}`,
  )
}

it.each([
  ['She was started on a drug', ['was started on=active']],
  ['no longer taking it', ['no longer taking=stopped']],
  ['hold for SBP < 90', []],
  ['ran out of it', ['ran out of=not-taken']],
])('%s', (text, expected) => expect(cuesOf(text).slice(0, Math.max(1, expected.length))).toEqual(expected))
