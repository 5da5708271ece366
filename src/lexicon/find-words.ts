/** Hot file: gives each token the lexicon's number of its word. test/lexicon/find-words.test.ts has its naive twin. */
import type { TokenTable } from '../note/index.ts'
import { wordSlot } from './format.ts'
import type { Lexicon } from './lexicon.ts'

/** words[i] is the lexicon's number of token i; 0 is a word that stands in no term. */
export type Words = Int32Array

/** Looks each token up by its two hashes: "the CHF" gives 0 or "the"'s number, then "chf"'s. */
export function findWords(tokens: TokenTable, lexicon: Lexicon): Words {
  const { vocabulary } = lexicon.columns
  const mask = (vocabulary.length >> 2) - 1
  const words = new Int32Array(tokens.length)
  for (let i = 0; i < tokens.length; i++) {
    const hash = tokens.hash[i]!
    const check = tokens.check[i]!
    let slot = wordSlot(hash, mask)
    while (true) {
      const at = slot << 2
      const word = vocabulary[at + 2]!
      if (word === 0) break
      if (vocabulary[at] === hash && vocabulary[at + 1] === check) {
        words[i] = word
        break
      }
      slot = (slot + 1) & mask
    }
  }
  return words
}
