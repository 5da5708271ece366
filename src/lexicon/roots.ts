/** Roots: what is known of a word at a term's beginning, side by side for one look. */
import type { Columns } from './format.ts'
import type { Lexicon } from './lexicon.ts'

const worked = new WeakMap<Lexicon, Int32Array>()

/**
 * By word, four numbers: the state after it, the entry of the term that it is alone, that entry's kinds, and a bit for each
 * word that may be the second of a term: half of all second words need no look at the filter. From the file, or worked out
 * once for a merged lexicon.
 */
export function roots(lexicon: Lexicon): Int32Array {
  if (lexicon.columns.roots.length > 0) return lexicon.columns.roots
  const known = worked.get(lexicon) ?? rootsOf(lexicon.columns)
  worked.set(lexicon, known)
  return known
}

/** One of 32 bits for a word. */
export const secondBit = (word: number): number => Math.imul(word, 0x9e3779b1) >>> 27

/** Worked out of the automaton. */
export function rootsOf({
  rootNext,
  rootAccept,
  entryKinds,
  edges,
}: Pick<Columns, 'rootNext' | 'rootAccept' | 'entryKinds' | 'edges'>): Int32Array<ArrayBuffer> {
  const made = new Int32Array(rootNext.length << 2)
  const wordOf = new Int32Array(rootNext.reduce((most, state) => Math.max(most, state), 0) + 1)
  for (let word = 0; word < rootNext.length; word++) {
    made[word << 2] = rootNext[word]!
    made[(word << 2) + 1] = rootAccept[word]!
    made[(word << 2) + 2] = entryKinds[rootAccept[word]!]!
    if (rootNext[word] !== 0) wordOf[rootNext[word]!] = word
  }
  for (let at = 0; at < edges.length; at += 4) {
    if (edges[at + 2] === 0 && edges[at + 3] === 0) continue
    const word = edges[at]! < wordOf.length ? wordOf[edges[at]!]! : 0
    if (word !== 0) made[(word << 2) + 3]! |= 1 << secondBit(edges[at + 1]!)
  }
  return made
}
