/** Words and case-sensitive forms of two lexicons: those of the first keep their numbers, new ones follow. */
import { type Columns, insertWord, type Lexicon, wordOf } from '../lexicon/index.ts'
import { hashWord } from '../note/index.ts'
import { wordNumber } from './entry-of.ts'
import { pool } from './write.ts'

export interface MergedWords {
  /** By word of the second lexicon: its number in the merged one. */
  readonly idOf: Int32Array
  readonly count: number
  readonly columns: Pick<Columns, 'vocabulary' | 'wordOffsets' | 'wordPool'>
}

export function mergeWords(base: Lexicon, top: Lexicon): MergedWords {
  const a = base.columns
  const size = top.columns.rootNext.length
  const idOf = new Int32Array(size)
  const added: string[] = []
  const before = a.rootNext.length
  for (let w = 1; w < size; w++) {
    const word = wordOf(top, w)
    const known = wordNumber(a.vocabulary, word)
    idOf[w] = known || before + added.length
    if (!known) added.push(word)
  }
  const count = before + added.length
  const vocabulary = roomyVocabulary(a.vocabulary, count)
  added.forEach((word, i) => {
    const { hash, check } = hashWord(word)
    insertWord(vocabulary, hash, check, before + i)
  })
  const { offsets, bytes } = appendPool(a.wordOffsets, a.wordPool, added)
  return { idOf, count, columns: { vocabulary, wordOffsets: offsets, wordPool: bytes } }
}

/** A copy of the table in which `count` words have room: at most three quarters full. */
function roomyVocabulary(vocabulary: Int32Array, count: number): Int32Array<ArrayBuffer> {
  let capacity = vocabulary.length >> 2
  if (count * 4 <= capacity * 3) return new Int32Array(vocabulary)
  while (count * 2 > capacity) capacity *= 2
  const wider = new Int32Array(capacity * 4)
  for (let at = 0; at < vocabulary.length; at += 4)
    if (vocabulary[at + 2] !== 0) insertWord(wider, vocabulary[at]!, vocabulary[at + 1]!, vocabulary[at + 2]!)
  return wider
}

/** The forms of `top` behind those of `base`. */
export function mergeForms(
  base: Lexicon,
  top: Lexicon,
): { idOf(form: number): number; columns: Pick<Columns, 'formOffsets' | 'formPool'> } {
  const a = base.columns
  const b = top.columns
  const decoder = new TextDecoder()
  const added: string[] = []
  for (let f = 1; f < b.formOffsets.length - 1; f++)
    added.push(decoder.decode(b.formPool.slice(b.formOffsets[f]!, b.formOffsets[f + 1]!)))
  const { offsets, bytes } = appendPool(a.formOffsets, a.formPool, added)
  const shift = a.formOffsets.length - 2 // form 0 stands for "any case" in both
  return { idOf: (form) => (form === 0 ? 0 : form + shift), columns: { formOffsets: offsets, formPool: bytes } }
}

/** A pool with more strings behind it. */
export function appendPool(
  offsets: Uint32Array,
  bytes: Uint8Array,
  strings: readonly string[],
): { offsets: Uint32Array<ArrayBuffer>; bytes: Uint8Array<ArrayBuffer> } {
  const more = pool(strings, strings.length)
  const merged = new Uint32Array(offsets.length + strings.length)
  merged.set(offsets)
  const end = offsets.at(-1)!
  for (let i = 1; i <= strings.length; i++) merged[offsets.length - 1 + i] = end + more.offsets[i]!
  const joined = new Uint8Array(end + more.bytes.length)
  joined.set(bytes.subarray(0, end))
  joined.set(more.bytes, end)
  return { offsets: merged, bytes: joined }
}
