/** Titles: place, style and the rule that found each. */
import { describe, expect, it } from 'vitest'
import { findTitles } from '../../src/sections/find-titles.ts'
import { lexicon, readNote } from './read-note.ts'

function titles(text: string): string[] {
  const { tokens, lines, sentences, terms, words } = readNote(text)
  return findTitles(text, tokens, lines, sentences, terms, lexicon).map(
    ({ first, end, rule, style, inline }) => `${words(first, end)} ${rule} ${style}${inline ? ' inline' : ''}`,
  )
}

describe('findTitles', () => {
  it('says how it found each', () => {
    expect(titles('PLAN: rest. Exam: well.\nBODY CAVITIES: none')).toEqual([
      'PLAN title/colon caps',
      'Exam title/inline title inline',
      'BODY CAVITIES title/unknown caps',
    ])
  })
  it('wants a colon at once of a vague title', () => {
    expect(titles('Other: none')).toEqual(['Other title/colon title'])
    expect(titles('OTHER THINGS SAID: none')).toEqual(['OTHER THINGS SAID title/unknown caps'])
  })
  it('heeds case where the table does', () => {
    expect(titles('S: cough')).toHaveLength(1)
    expect(titles('s: cough')).toHaveLength(0)
  })
  it('finds nothing in nothing', () => expect(titles('')).toEqual([]))
})
