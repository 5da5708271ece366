/** In terms of which kinds a word stands: what a misspelt word may mean is looked for among those of conditions and drugs. */
import type { Columns } from './format.ts'
import type { Lexicon } from './lexicon.ts'

const worked = new WeakMap<Lexicon, Uint16Array>()

/** By word, the mask of the kinds of all terms that it stands in; from the file, or worked out once for a merged lexicon. */
export function wordKinds(lexicon: Lexicon): Uint16Array {
  if (lexicon.columns.wordKinds.length > 0) return lexicon.columns.wordKinds
  const known = worked.get(lexicon) ?? wordKindsOf(lexicon.columns)
  worked.set(lexicon, known)
  return known
}

/** Worked out of the automaton. */
export function wordKindsOf({
  rootNext,
  rootAccept,
  edges,
  entryKinds,
}: Pick<Columns, 'rootNext' | 'rootAccept' | 'edges' | 'entryKinds'>): Uint16Array<ArrayBuffer> {
  // The slots of the edges in order of their states: counted, then placed.
  const slots = edges.length >> 2
  const begins = new Uint32Array(slots + 1)
  const isEdge = (slot: number): boolean => edges[slot * 4 + 2] !== 0 || edges[slot * 4 + 3] !== 0
  for (let slot = 0; slot < slots; slot++) if (isEdge(slot)) begins[edges[slot * 4]! + 1]!++
  for (let state = 1; state <= slots; state++) begins[state]! += begins[state - 1]!
  const ordered = new Uint32Array(begins[slots]!)
  for (let slot = 0; slot < slots; slot++) if (isEdge(slot)) ordered[begins[edges[slot * 4]!]!++] = slot * 4
  const reached = new Uint16Array(slots)
  const kindsOf = new Uint16Array(rootNext.length)
  // states are numbered breadth first: what follows a state has a higher number, so the last come first
  for (let i = ordered.length - 1; i >= 0; i--) {
    const at = ordered[i]!
    const kinds = entryKinds[edges[at + 3]!]! | reached[edges[at + 2]!]!
    reached[edges[at]!]! |= kinds
    kindsOf[edges[at + 1]!]! |= kinds
  }
  for (let word = 1; word < rootNext.length; word++)
    kindsOf[word]! |= entryKinds[rootAccept[word]!]! | reached[rootNext[word]!]!
  return kindsOf
}
