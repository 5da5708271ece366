/** Looks words up in a compiled lexicon, one by one: for merging and explaining, not for notes. */
import { type Columns, edgeSlot, type Lexicon, wordSlot } from '../lexicon/index.ts'
import { hashWord } from '../note/index.ts'
import { wordsOf } from './marks.ts'

/** The lexicon's number of a normalised word; 0 when it knows none. */
export function wordNumber(vocabulary: Int32Array, word: string): number {
  const { hash, check } = hashWord(word)
  const mask = (vocabulary.length >> 2) - 1
  let slot = wordSlot(hash, mask)
  while (vocabulary[slot * 4 + 2] !== 0) {
    if (vocabulary[slot * 4] === hash && vocabulary[slot * 4 + 1] === check) return vocabulary[slot * 4 + 2]!
    slot = (slot + 1) & mask
  }
  return 0
}

/** Where an edge stands in the table, or the empty place where it would stand. */
export function edgeAt(edges: Int32Array, state: number, word: number): number {
  const mask = (edges.length >> 2) - 1
  let slot = edgeSlot(state, word, mask)
  while (edges[slot * 4 + 2] !== 0 || edges[slot * 4 + 3] !== 0) {
    if (edges[slot * 4] === state && edges[slot * 4 + 1] === word) break
    slot = (slot + 1) & mask
  }
  return slot * 4
}

/** Where the entry of these words is kept: a place in `rootAccept` or in `edges`; null when they are no term. */
export function acceptPlace(
  { vocabulary, rootNext, rootAccept, edges }: Columns,
  words: readonly string[],
): { readonly column: 'rootAccept' | 'edges'; readonly at: number } | null {
  const ids = words.map((word) => wordNumber(vocabulary, word))
  if (ids.length === 0 || ids.includes(0)) return null
  if (ids.length === 1) return rootAccept[ids[0]!] === 0 ? null : { column: 'rootAccept', at: ids[0]! }
  let state = rootNext[ids[0]!]!
  for (let i = 1; i < ids.length; i++) {
    if (state === 0) return null
    const at = edgeAt(edges, state, ids[i]!)
    if (edges[at + 2] === 0 && edges[at + 3] === 0) return null
    if (i === ids.length - 1) return edges[at + 3] === 0 ? null : { column: 'edges', at: at + 3 }
    state = edges[at + 2]!
  }
  return null
}

/** The entry of a term as a note would write it, 0 when it is none: "Heart-Failure" gives that of "heart failure". */
export function entryOf(lexicon: Lexicon, term: string): number {
  const place = acceptPlace(lexicon.columns, wordsOf(term))
  return place ? lexicon.columns[place.column][place.at]! : 0
}
