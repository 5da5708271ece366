/** Naive twins of the two hot lookups: a Map of words, and every phrase tried at every token. */
import { normaliseWord, type Sentence, tokenize } from '../../src/note/index.ts'

interface Token {
  readonly word: string
  readonly hyphen: boolean
  /** No white space before. */
  readonly glued: boolean
  readonly startsLine: boolean
}

function tokensOf(text: string): Token[] {
  const tokens = tokenize(text)
  return Array.from({ length: tokens.length }, (_, i) => {
    const written = text.slice(tokens.start[i]!, tokens.end[i]!)
    const gap = text.slice(i > 0 ? tokens.end[i - 1]! : 0, tokens.start[i]!)
    return {
      word: normaliseWord(written),
      hyphen: written === '-' || written === '–',
      glued: gap === '',
      startsLine: gap.includes('\n'),
    }
  })
}

/** The number of each token's word; 0 where the lexicon has no such word. */
export function naiveFindWords(text: string, words: ReadonlyMap<string, number>): number[] {
  return tokensOf(text).map(({ word }) => words.get(word) ?? 0)
}

/** Every phrase found, as "first-end phrase", in order of first token, then of length; a hyphen glued between words is passed over. */
export function naiveFindTerms(
  text: string,
  sentences: readonly Pick<Sentence, 'first' | 'end'>[],
  phrases: readonly string[],
): string[] {
  const tokens = tokensOf(text)
  const found: { first: number; end: number; phrase: string }[] = []
  for (const { first, end } of sentences)
    for (let i = first; i < end; i++)
      for (const phrase of phrases) {
        const [head, ...rest] = phrase.split(' ')
        if (tokens[i]!.word !== head) continue
        let at = i + 1
        const fits = rest.every((word) => {
          const next = tokens[at + 1]
          if (at + 1 < end && tokens[at]!.hyphen && tokens[at]!.glued && (next!.glued || next!.startsLine)) at++
          return at < end && tokens[at++]!.word === word
        })
        if (fits) found.push({ first: i, end: at, phrase })
      }
  return found.sort((a, b) => a.first - b.first || a.end - b.end).map((one) => `${one.first}-${one.end} ${one.phrase}`)
}
