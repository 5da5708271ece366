/** The hot word lookup against a Map. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findWords, type Lexicon, wordOf } from '../../src/lexicon/index.ts'
import { tokenize } from '../../src/note/index.ts'
import { naiveFindWords } from './naive-twins.ts'
import { smallLexicon } from './small-tables.ts'

const lexicon = smallLexicon()

function wordsOfLexicon(one: Lexicon): Map<string, number> {
  const count = one.columns.wordOffsets.length - 1
  return new Map(Array.from({ length: count - 1 }, (_, i) => [wordOf(one, i + 1), i + 1]))
}

const words = wordsOfLexicon(lexicon)

describe('findWords', () => {
  const written = (text: string): (string | null)[] =>
    [...findWords(tokenize(text), lexicon)].map((id) => (id === 0 ? null : wordOf(lexicon, id)))
  it('knows words in any case, with accents and possessives', () => {
    expect(written('CHF chf Sjögren SJOGREN’S')).toEqual(['chf', 'chf', 'sjogren', 'sjogren'])
  })
  it('gives 0 for a word of no term', () => {
    expect(written('the patient; CHF')).toEqual([null, null, null, 'chf'])
    expect([...findWords(tokenize('the'), lexicon)]).toEqual([0])
  })
  it('finds nothing in nothing', () => expect(findWords(tokenize(''), lexicon)).toHaveLength(0))
  it('agrees with its naive twin on seeded random text', () => {
    const pieces = [...words.keys(), 'the', 'Patient', 'CHF', "CHF's", 'MG', '-', '/', '.', ' ', '\n', 'é', '12']
    const text = fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((list) => list.join(' '))
    const holds = fc.property(text, (note) => {
      expect([...findWords(tokenize(note), lexicon)]).toEqual(naiveFindWords(note, words))
    })
    fc.assert(holds, { seed: 20260103, numRuns: 1000 })
  })
})
