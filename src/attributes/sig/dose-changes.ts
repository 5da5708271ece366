/** Changes of a dose in words: "increase metoprolol to 100", "decreased lisinopril 20 to 10 mg". */
import { type SigWords, wordAt } from './sig-words.ts'

const changes =
  /^(?:increased?|increasing|decreased?|decreasing|reduced?|reducing|lower(?:ed)?|rais(?:e|ed)|(?:up|down)?titrated?|taper(?:ed)?|bump(?:ed)?|advanced?|change[ds]?|incr?|decr?)$/i
const changeReach = 4 // tokens from "increase" to the end of the drug's name

/** "increase metoprolol to 100", before token i: the number is the new dose. */
export function isChanged(words: SigWords, i: number): boolean {
  for (let k = i - 1; k >= 0 && k >= i - changeReach; k--) if (changes.test(wordAt(words, k))) return true
  return false
}
