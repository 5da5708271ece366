/** Terms as tables write them: with marks, and in the words that the tokenizer makes of them. */
import { Kind, normaliseWord, tokenize } from '../note/index.ts'

/** A term with its marks taken off. */
export interface MarkedTerm {
  readonly text: string
  readonly exactCase: boolean
  readonly ambiguous: boolean
}

/** "AS^?" is "AS", this case only, ambiguous alone. */
export function readMarks(term: string): MarkedTerm {
  const marks = /[\^?]+$/.exec(term)?.[0] ?? ''
  return {
    text: term.slice(0, term.length - marks.length),
    exactCase: marks.includes('^'),
    ambiguous: marks.includes('?'),
  }
}

/** The words of a term as the tokenizer cuts a note, hyphens between words left out. */
export function wordsOf(text: string): string[] {
  const tokens = tokenize(text)
  const words: string[] = []
  for (let i = 0; i < tokens.length; i++) {
    const word = normaliseWord(text.slice(tokens.start[i]!, tokens.end[i]!))
    const inside = i > 0 && i + 1 < tokens.length && !(tokens.flags[i]! & 1) && !(tokens.flags[i + 1]! & 1)
    if (word === '-' && inside && tokens.kind[i] === Kind.sign) continue
    words.push(word)
  }
  return words
}
