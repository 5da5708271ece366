/** The A of an AMPLE history, "AMPLE (from wife): A- ceftriaxone. M- Suboxone": its drugs are allergens (ATLS, the mnemonic of the secondary survey). */
import { mayHold, oneOf, type TokenTable } from '../../note/index.ts'

const names = 'ample sample'
const isName = oneOf(names)
const mayName = mayHold(names)
const isLetter = oneOf('a')
const isMark = oneOf('- : )')
// From the word to its letter, in tokens: "AMPLE hx (wife by phone):".
const reach = 12

/** The token of the letter between two tokens; -1 where no such history begins. */
export function allergyLetter(text: string, tokens: TokenTable, from: number, to: number): number {
  if (!mayName(tokens)) return -1
  for (let i = from; i < to; i++) {
    if (!isName(tokens, i)) continue
    for (let k = i + 1; k + 1 < to && k <= i + reach; k++)
      if (isLetter(tokens, k) && text[tokens.start[k]!] === 'A' && isMark(tokens, k + 1)) return k
  }
  return -1
}
