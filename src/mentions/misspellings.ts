/** Misspellings: words of no term that must be slips of a condition's or drug's name, as candidates. */
import { kindBit, type Lexicon, SenseFlag } from '../lexicon/index.ts'
import { Flag, Kind, normaliseWord } from '../note/index.ts'
import type { Candidate } from './candidates.ts'
import type { Around } from './disambiguate.ts'
import { correct, minLetters, settledOf } from './spelling-index.ts'
import { edgeFrom } from './walk-terms.ts'

// A note with more unknown words than this is no prose, and is not searched further.
const maxLookUps = 1000
// No term has more words before the misspelt one.
const maxBefore = 7

// Letters from which on a drug's name with one slip is no other word.
const sureLetters = 9

const plain = /^[a-z]+$/

/**
 * The candidates of a note's misspelt words: "on metropolol" has metoprolol. A word counts when it is in no term and no English
 * vocabulary, one term's word is clearly nearest, and with that word a term stands there.
 */
export function findMisspelt(around: Around): readonly Candidate[] {
  const { text, tokens, words, lexicon, sentences, sentenceAt } = around
  const found: Candidate[] = []
  const settled = settledOf(lexicon)
  let lookUps = 0
  for (let i = 0; i < tokens.length; i++) {
    if (words[i] !== 0 || tokens.kind[i] !== Kind.word || tokens.end[i]! - tokens.start[i]! < minLetters) continue
    if (tokens.flags[i]! & Flag.digit) continue
    if (settled.has(tokens.hash[i]!, tokens.check[i]!)) {
      if (++lookUps > maxLookUps) break
      continue
    }
    const word = normaliseWord(text.slice(tokens.start[i]!, tokens.end[i]!))
    if (word.length < minLetters || !plain.test(word)) continue
    if (++lookUps > maxLookUps) break
    const correction = correct(lexicon, word)
    if (!correction) continue
    const sentence = sentences[sentenceAt[i]!]!
    const term = longestWith(around, i, correction.word, sentence)
    if (!term || isName(i, around, term.kind)) continue
    // one slip in a long name leaves no doubt; a shorter word may be any brand, and must be taken, dosed or listed
    const sure = correction.edit !== 'several' && word.length >= sureLetters
    const ambiguous = term.ambiguous || (term.kind === 'medication' && !sure)
    const normal: string[] = []
    for (let k = term.first; k < term.end; k++) {
      const own = k === i ? correction.text : normaliseWord(text.slice(tokens.start[k]!, tokens.end[k]!))
      if (own !== '-') normal.push(own)
    }
    found.push({ ...term, ambiguous, match: 'misspelt', rule: `misspelt/${correction.edit}`, normal })
  }
  return found
}

/** The longest condition or medication that runs over token i when that token is the given word. */
function longestWith(
  { words, tokens, lexicon, text }: Around,
  i: number,
  word: number,
  sentence: { readonly first: number; readonly end: number },
): Candidate | null {
  const { rootNext, rootAccept, edges } = lexicon.columns
  let best: Candidate | null = null
  for (let first = i; first >= Math.max(sentence.first, i - maxBefore); first--) {
    const begin = first === i ? word : words[first]!
    if (begin === 0) continue
    let state = rootNext[begin]!
    let accept = rootAccept[begin]!
    let at = first + 1
    while (true) {
      if (at > i && accept !== 0) {
        const candidate = candidateOf(lexicon, accept, first, at)
        if (candidate && (!best || at - first > best.end - best.first)) best = candidate
      }
      if (state === 0 || at >= sentence.end) break
      if (tokens.kind[at] === Kind.sign && text[tokens.start[at]!] === '-' && at + 1 < sentence.end) at++
      const next = at === i ? word : words[at]!
      if (next === 0) break
      const edge = edgeFrom(lexicon, state, next)
      if (edge < 0) break
      state = edges[edge + 2]!
      accept = edges[edge + 3]!
      at++
    }
  }
  return best
}

const wanted = kindBit('condition') | kindBit('medication')

function candidateOf(lexicon: Lexicon, entry: number, first: number, end: number): Candidate | null {
  if (!(lexicon.columns.entryKinds[entry]! & wanted)) return null
  for (const kind of ['condition', 'medication'] as const) {
    const senses = lexicon
      .senses(entry)
      .filter(({ concept, form }) => form === null && lexicon.concept(concept).kind === kind)
    const [best, ...others] = senses.map(({ concept }) => concept)
    if (best === undefined) continue
    const ambiguous = senses.every(({ flags }) => (flags & SenseFlag.ambiguous) !== 0)
    return { kind, first, end, entry, concepts: [best, ...others], ambiguous, variant: false }
  }
  return null
}

const personTitles =
  /^(?:mr|mrs|ms|miss|dr|doctor|prof|professor|sir|nurse|rev|hon|judge|st|mt|mount|saint|lake|name|patient|pt)$/i

/**
 * Is the word at token i a name? "Mr. Lassiter", "Dr. J. Lassiter", "seen by Lassiter". A capital inside a sentence of small
 * letters makes a name, unless a drug is named: brands have capitals.
 */
function isName(i: number, around: Around, kind: 'condition' | 'medication' | 'observation'): boolean {
  const { text, tokens, sentences, sentenceAt } = around
  if (!(tokens.flags[i]! & Flag.capital)) return false
  const word = (k: number): string => text.slice(tokens.start[k]!, tokens.end[k]!)
  const sentence = sentences[sentenceAt[i]!]!
  let before = i - 1
  while (before >= sentence.first && (word(before) === '.' || word(before) === ':')) before--
  if (before >= 0 && (personTitles.test(word(before)) || /^[A-Z]\.?$/.test(word(before)))) return true
  if (
    i + 2 < tokens.length &&
    /^,?$/.test(word(i + 1)) &&
    /^(?:M\.?D\.?|D\.?O\.?|R\.?N\.?|PA|NP|PhD)$/.test(word(i + 2))
  )
    return true
  const begins = i === sentence.first || (tokens.flags[i]! & Flag.line) !== 0
  if (tokens.flags[i]! & Flag.upper) return false // all in capitals: says nothing
  // "John Lassiter", "Lassiter Smith": next to another capitalised word that no term knows
  const nextTo = (k: number): boolean =>
    k >= sentence.first &&
    k < sentence.end &&
    around.words[k] === 0 &&
    (tokens.flags[k]! & (Flag.capital | Flag.upper)) === Flag.capital
  if (nextTo(i - 1) || nextTo(i + 1)) return true
  return kind === 'condition' && !begins && !/^[-*•#.):;,/(+]$/.test(word(i - 1))
}
