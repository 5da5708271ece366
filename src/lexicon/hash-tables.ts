/** The two open-addressed tables of a lexicon, filled: by the compiler, when lexicons are merged, and out of the compact form. */
import { hashWord } from '../note/index.ts'
import { edgeSlot, wordSlot } from './format.ts'

/** At most half full, so that a search ends soon. */
export function capacityFor(count: number): number {
  let capacity = 16
  while (capacity < count * 2) capacity *= 2
  return capacity
}

/** Edges are most of a file: at most three quarters full. A term is looked for further than that only when it is begun. */
export function edgeCapacityFor(count: number): number {
  let capacity = 16
  while (capacity * 3 < count * 4) capacity *= 2
  return capacity
}

/** Puts a word into the open-addressed vocabulary. */
export function insertWord(vocabulary: Int32Array, hash: number, check: number, id: number): void {
  const mask = (vocabulary.length >> 2) - 1
  let slot = wordSlot(hash, mask)
  while (vocabulary[slot * 4 + 2] !== 0) slot = (slot + 1) & mask
  vocabulary[slot * 4] = hash
  vocabulary[slot * 4 + 1] = check
  vocabulary[slot * 4 + 2] = id
}

/** Puts an edge into the open-addressed table; an edge always leads on or accepts. */
export function insertEdge(
  edges: Int32Array,
  mask: number,
  state: number,
  word: number,
  next: number,
  accept: number,
): void {
  let slot = edgeSlot(state, word, mask)
  while (edges[slot * 4 + 2] !== 0 || edges[slot * 4 + 3] !== 0) slot = (slot + 1) & mask
  edges[slot * 4] = state
  edges[slot * 4 + 1] = word
  edges[slot * 4 + 2] = next
  edges[slot * 4 + 3] = accept
}

/** Puts all words, by their numbers, into an empty vocabulary; word 0 stands for none. */
export function fillVocabulary(vocabulary: Int32Array, words: readonly string[]): void {
  for (let id = 1; id < words.length; id++) {
    const { hash, check } = hashWord(words[id]!)
    insertWord(vocabulary, hash, check, id)
  }
}
