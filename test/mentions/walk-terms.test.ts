/** Walks along terms: a word has its number, and an edge leads on only by a term's next word. */
import { expect, it } from 'vitest'
import { builtin } from '../../src/lexicon-files/index.ts'
import { edgeFrom, wordNumber } from '../../src/mentions/walk-terms.ts'

const lexicon = builtin('en')
const { rootNext, edges } = lexicon.columns

it('numbers words of terms, and no others', () => {
  expect(wordNumber(lexicon, 'pain')).toBeGreaterThan(0)
  expect(wordNumber(lexicon, 'qwxzy')).toBe(0)
})

it('goes on by the next word of a term only', () => {
  const [chest, pain, drug] = ['chest', 'pain', 'insulin'].map((word) => wordNumber(lexicon, word))
  const edge = edgeFrom(lexicon, rootNext[chest!]!, pain!)
  expect(edges[edge + 3]).toBeGreaterThan(0)
  expect(edgeFrom(lexicon, rootNext[chest!]!, drug!)).toBe(-1)
})
