/** Surroundings: what stands right before and after a mention, and how its sentence tells it. */
import { conceptKinds, kindBit, type Lexicon, type TermTable } from '../lexicon/index.ts'
import { type Mention, openWords } from '../mentions/index.ts'
import { Flag, hashWord, Kind, type Sentence, type TokenTable, uint8Column } from '../note/index.ts'

/** What the surroundings are read from. */
export interface SurroundingInput {
  readonly text: string
  readonly tokens: TokenTable
  readonly sentences: readonly Sentence[]
  readonly terms: TermTable
  readonly mentions: readonly Mention[]
  readonly cues: readonly { readonly first: number; readonly effect: string }[]
  readonly lexicon: Lexicon
}

/** What a token beside a mention is: the mention's sentence ends there, a sign, words that say nothing, or one that may belong to it. */
export type Beside = 'edge' | 'sign' | 'joint' | 'plain' | 'word' | 'term' | 'mention'

export interface Surroundings {
  before(first: number, sentence: Sentence): Beside
  after(end: number, sentence: Sentence): Beside
  /** Does a verb in the past stand before token `first` in its sentence ("she was noted to have", "developed")? */
  toldInPast(first: number, sentence: Sentence): boolean
  /** Is a parenthesis open at token `first`? */
  inParentheses(first: number, sentence: Sentence): boolean
  /** Does a cue that asserts something stand in the sentence, whatever it governs? */
  hasCue(sentence: number): boolean
  /** The word at token i is one of open-heads.tsv that names a finding only together with its place: "mass", "lesion", "erythema". */
  needsPlace(i: number): boolean
}

const cue = 1
const term = 2
const mention = 4
// Words of fewer letters tell nothing: "the", "of", "x3".
const shortest = 4
// How far back a sentence is read, in tokens: bounds the work per mention.
const farthest = 40

const pastVerbs = new Set(['was', 'were', 'had'].map((word) => hashWord(word).hash))
const cueBit = kindBit('cue')
const anyBit = (1 << conceptKinds.length) - 1

/** Reads a note's surroundings once, for all its mentions. */
export function surroundingsOf(input: SurroundingInput): Surroundings {
  const { text, tokens, sentences, terms, mentions, cues, lexicon } = input
  const { roles, placed } = openWords(lexicon)
  const covered = uint8Column(tokens.length)
  for (let t = 0; t < terms.length; t++) {
    const mark = terms.kinds[t]! & cueBit ? cue : terms.kinds[t]! & anyBit ? term : 0
    for (let i = terms.first[t]!; i < terms.end[t]!; i++) covered[i]! |= mark
  }
  for (const { first, end } of mentions) for (let i = first; i < end; i++) covered[i]! |= mention
  const cued = uint8Column(sentences.length)
  let s = 0
  for (const { first, effect } of cues) {
    if (!effect.includes('=')) continue
    while (s > 0 && sentences[s]!.first > first) s--
    while (s < sentences.length - 1 && sentences[s]!.end <= first) s++
    cued[s] = 1
  }
  const roleAt = (i: number): string | undefined => {
    const found = roles.get(tokens.hash[i]!)
    return found !== undefined && found.check === tokens.check[i] ? found.role : undefined
  }
  const beside = (i: number, touching: number): Beside => {
    switch (tokens.kind[i]) {
      case Kind.word: {
        const marks = covered[i]!
        if (marks & mention) return 'mention'
        if (marks & cue || roleAt(i) === 'stop') return 'plain'
        if (marks & term) return 'term'
        return tokens.end[i]! - tokens.start[i]! < shortest ? 'plain' : 'word'
      }
      case Kind.sign: {
        const sign = text.charCodeAt(tokens.start[i]!)
        const tied = (tokens.flags[touching]! & Flag.space) === 0
        return tied && (sign === 45 /* - */ || sign === 47) /* / */ ? 'joint' : 'sign'
      }
      default:
        return 'sign'
    }
  }
  return {
    before: (first, sentence) => (first <= sentence.first ? 'edge' : beside(first - 1, first)),
    after: (end, sentence) => (end >= sentence.end ? 'edge' : beside(end, end)),
    toldInPast(first, sentence) {
      for (let i = first - 1; i >= Math.max(sentence.first, first - farthest); i--) {
        if (tokens.kind[i] !== Kind.word) continue
        if (pastVerbs.has(tokens.hash[i]!)) return true
        const end = tokens.end[i]!
        const long = end - tokens.start[i]! > shortest
        if (long && (text.charCodeAt(end - 1) | 32) === 100 /* d */ && (text.charCodeAt(end - 2) | 32) === 101 /* e */)
          return true
      }
      return false
    },
    inParentheses(first, sentence) {
      for (let i = first - 1; i >= Math.max(sentence.first, first - farthest); i--) {
        if (tokens.kind[i] !== Kind.sign) continue
        const sign = text.charCodeAt(tokens.start[i]!)
        if (sign === 41 /* ) */) return false
        if (sign === 40 /* ( */) return true
      }
      return false
    },
    hasCue: (sentence) => cued[sentence] === 1,
    needsPlace(i) {
      const role = roleAt(i)
      return role === 'alone' || role === 'cued' || role === 'head' || placed.get(tokens.hash[i]!) === tokens.check[i]
    },
  }
}
