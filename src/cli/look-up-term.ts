/** The concepts of a term, as a note would write it. */
import { type Concept, findTerms, findWords, type Lexicon } from '../lexicon/index.ts'
import { tokenize } from '../note/index.ts'

/** Every concept that the whole term stands for: "CHF" gives heart failure. */
export function lookUpTerm(lexicon: Lexicon, term: string): readonly Concept[] {
  const tokens = tokenize(term)
  const words = findWords(tokens, lexicon)
  const terms = findTerms(term, tokens, words, [{ first: 0, end: tokens.length, line: 0 }], lexicon)
  const found: Concept[] = []
  for (let t = 0; t < terms.length; t++)
    if (terms.first[t] === 0 && terms.end[t] === tokens.length)
      for (const sense of lexicon.senses(terms.entry[t]!)) found.push(lexicon.concept(sense.concept))
  return found
}
