/** Hot file: gives each token the lexicon's number of its word. test/lexicon/find-words.test.ts has its naive twin. */
import { int32Column, type TokenTable } from '../note/index.ts'
import { wordSlot } from './format.ts'
import type { Lexicon } from './lexicon.ts'

/** words[i] is the lexicon's number of token i; 0 is a word that stands in no term. */
export type Words = Int32Array

/** Looks each token up by its two hashes: "the CHF" gives 0 or "the"'s number, then "chf"'s. */
export function findWords(tokens: TokenTable, lexicon: Lexicon): Words {
  const { vocabulary } = lexicon.columns
  const mask = (vocabulary.length >> 2) - 1
  const met = metOf(lexicon)
  const { hash: hashes, check: checks } = tokens
  const words = int32Column(tokens.length)
  for (let i = 0; i < words.length; i++) {
    const hash = hashes[i]!
    const check = checks[i]!
    const place = (hash & metMask) << 2
    if (met[place] === hash && met[place + 1] === check) {
      words[i] = met[place + 2]!
      continue
    }
    let slot = wordSlot(hash, mask)
    let word = 0
    while ((word = vocabulary[(slot << 2) + 2]!) !== 0) {
      if (vocabulary[slot << 2] === hash && vocabulary[(slot << 2) + 1] === check) break
      slot = (slot + 1) & mask
    }
    words[i] = word
    met[place] = hash
    met[place + 1] = check
    met[place + 2] = word
  }
  return words
}

// Most tokens are one of a few thousand words: the last one met of each of 4,096 hashes, 64 KB, stays near the processor, where
// the vocabulary (megabytes) doesn't. A place that holds nothing answers for hash 0, check 0, which is no word's: word 0.
const metMask = 4095
const metBy = new WeakMap<Lexicon, Int32Array>()

function metOf(lexicon: Lexicon): Int32Array {
  let met = metBy.get(lexicon)
  if (!met) metBy.set(lexicon, (met = new Int32Array((metMask + 1) << 2)))
  return met
}
