/** Tests for a few words by the hashes that the tokenizer made: no text is cut out of the note, nothing is put in lower case. */
import { isInBag } from './bag.ts'
import type { TokenTable } from './token.ts'
import { hashWord } from './tokenize.ts'

/**
 * A test for a few words or signs: `oneOf('or nor')(tokens, i)` is true of "or" and "NOR", false of "Or's". False where the
 * note has no token i. A dash written as an en dash is the hyphen that it stands for.
 */
export function oneOf(words: string): (tokens: TokenTable, i: number) => boolean {
  const list = words.split(' ')
  let slots = 8
  while (slots < list.length * 4) slots *= 2
  const mask = slots - 1
  // slots of hash, check and length; length 0 is an empty one
  const table = new Int32Array(slots * 3)
  for (const word of list) {
    const { hash, check } = hashWord(word)
    let at = hash & mask
    while (table[at * 3 + 2] !== 0) at = (at + 1) & mask
    table.set([hash, check, word.length], at * 3)
  }
  return (tokens, i) => {
    if (i < 0 || i >= tokens.length) return false
    const hash = tokens.hash[i]!
    for (let at = hash & mask; table[at * 3 + 2] !== 0; at = (at + 1) & mask)
      if (
        table[at * 3] === hash &&
        table[at * 3 + 1] === tokens.check[i] &&
        table[at * 3 + 2] === tokens.end[i]! - tokens.start[i]!
      )
        return true
    return false
  }
}

/**
 * Does a note hold any of a few words or signs? `mayHold('lost gained')(tokens)` is false only where none of them stands, and
 * true of some notes that hold none: a stage that begins at rare words asks this before it walks the tokens.
 */
export function mayHold(words: string): (tokens: TokenTable) => boolean {
  const hashes = Int32Array.from(words.split(' '), (word) => hashWord(word).hash)
  return ({ bag }) => {
    for (let k = 0; k < hashes.length; k++) if (isInBag(bag, hashes[k]!)) return true
    return false
  }
}
