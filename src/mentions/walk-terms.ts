/** A walk along the lexicon's terms, word by word. */
import { edgeSlot, type Lexicon, wordSlot } from '../lexicon/index.ts'
import { hashWord } from '../note/index.ts'

/** The lexicon's number of a word in its normal form; 0 when it stands in no term. */
export function wordNumber(lexicon: Lexicon, word: string): number {
  const { vocabulary } = lexicon.columns
  const mask = (vocabulary.length >> 2) - 1
  const { hash, check } = hashWord(word)
  let slot = wordSlot(hash, mask)
  while (vocabulary[slot * 4 + 2] !== 0) {
    if (vocabulary[slot * 4] === hash && vocabulary[slot * 4 + 1] === check) return vocabulary[slot * 4 + 2]!
    slot = (slot + 1) & mask
  }
  return 0
}

/** Where the edge of a state for a word lies: its new state is at [2], the term that ends there at [3]. Negative when there is none. */
export function edgeFrom({ columns: { edges } }: Lexicon, state: number, word: number): number {
  const mask = (edges.length >> 2) - 1
  let slot = edgeSlot(state, word, mask)
  while (edges[slot * 4 + 2] !== 0 || edges[slot * 4 + 3] !== 0) {
    if (edges[slot * 4] === state && edges[slot * 4 + 1] === word) return slot * 4
    slot = (slot + 1) & mask
  }
  return -1
}
