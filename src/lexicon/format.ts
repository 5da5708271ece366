/** The layout of a compiled lexicon: one home for the compiler that writes it and the loader that reads it. */

/** "TNCT", the first four bytes. */
export const magic = 0x54434e54
/** Raised whenever the layout below changes; a file of another version is refused at load. */
export const formatVersion = 3

/**
 * The columns, in file order. Each is a typed array; the header says where it begins and how long it is.
 *
 * - `vocabulary`: open-addressed table of slots `[hash, check, word, 0]`; word 0 marks an empty slot
 * - `wordOffsets`, `wordPool`: the words themselves (UTF-8), to verify an accepted term and to list a lexicon
 * - `rootNext`, `rootAccept`: by word: the state after it at a term's beginning, and the entry of the one-word term
 * - `edges`: open-addressed table of slots `[state, word, next, accept]`; next 0 is a leaf, accept 0 no term
 * - `entryStart`: by entry: its first sense; `senseConcept`, `senseFlags`, `senseForm`: by sense
 * - `formOffsets`, `formPool`: the case-sensitive written forms
 * - `entryKinds`: by entry: a bit mask of the kinds of its senses
 * - `wordKinds`: by word: the mask of the kinds of all terms that it stands in; `edgeFilter`: the bits of edge-filter.ts;
 *   `roots`: the table of roots.ts. These follow from the rest: they are empty in a lexicon that was merged in memory, and the
 *   filter in a small one
 * - `conceptKind`, `conceptOffsets`, `conceptPool`: by concept: its kind, and its JSON (UTF-8)
 */
export const columns = {
  vocabulary: Int32Array,
  wordOffsets: Uint32Array,
  wordPool: Uint8Array,
  rootNext: Int32Array,
  rootAccept: Int32Array,
  edges: Int32Array,
  entryStart: Uint32Array,
  entryKinds: Uint16Array,
  wordKinds: Uint16Array,
  edgeFilter: Uint32Array,
  roots: Int32Array,
  senseConcept: Uint32Array,
  senseFlags: Uint8Array,
  senseForm: Uint32Array,
  formOffsets: Uint32Array,
  formPool: Uint8Array,
  conceptKind: Uint8Array,
  conceptOffsets: Uint32Array,
  conceptPool: Uint8Array,
} as const

export type Columns = { readonly [Name in keyof typeof columns]: InstanceType<(typeof columns)[Name]> }

/** What is so about one sense of a term, as bits of `senseFlags`. */
export const SenseFlag = {
  /** Counts only when written in exactly the form of the lexicon ("AIDS"). */
  exactCase: 1,
  /** Ambiguous alone: needs evidence. */
  ambiguous: 2,
  /** Made by expand-terms, not written in the table. */
  variant: 4,
  /** The concept's own name. */
  preferred: 8,
  /** From a licensed terminology: fills gaps, and gives way to what another lexicon writes for the same words. */
  imported: 16,
} as const

/** Mixes a state and a word into a slot number; `mask` is the table's capacity less one. */
export function edgeSlot(state: number, word: number, mask: number): number {
  let x = Math.imul(state, 0x9e3779b1) ^ Math.imul(word, 0x85ebca6b)
  x ^= x >>> 15
  x = Math.imul(x, 0x2c1b3c6d)
  return (x ^ (x >>> 13)) & mask
}

/** The slot at which a word's search begins. */
export function wordSlot(hash: number, mask: number): number {
  return (hash ^ (hash >>> 16)) & mask
}

/** The header, JSON after the magic, version and its own length. */
export interface Header {
  readonly language: string
  readonly normaliserVersion: number
  /** SHA-256 of the sources, in hex. */
  readonly digest: string
  readonly counts: Readonly<Record<string, number>>
  readonly columns: Readonly<Record<string, { readonly offset: number; readonly length: number }>>
}
