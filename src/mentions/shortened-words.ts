/** Terms with shortened words: "dec'd sensation", "subconj heme", "diast dysfxn" (shortened-words.tsv). */
import { byEntry, kindBit, type Lexicon, SenseFlag } from '../lexicon/index.ts'
import { Kind, normaliseWord } from '../note/index.ts'
import { type Candidate, isNoBeginning, writtenAs } from './candidates.ts'
import type { Around } from './disambiguate.ts'
import { isEnglish } from './english-words.ts'
import { edgeFrom, wordNumber } from './walk-terms.ts'

/** What a shortened word stands for: words of a term, with their numbers in the lexicon. */
interface Whole {
  readonly form: string | null
  readonly words: readonly string[]
  readonly numbers: readonly number[]
}

const wordBit = kindBit('word')
const conditionBit = kindBit('condition')
// As far as a term reaches to either side of a shortened word, in tokens.
const reach = 6
const none: readonly never[] = []

const wholesOf = byEntry((senses, lexicon): readonly Whole[] => {
  const wholes = senses.flatMap(({ concept, form }) => {
    const row = lexicon.concept(concept)
    if (row.kind !== 'word' || row.fields.table !== 'shortened-words') return []
    const words = normaliseWord(row.name).split(' ')
    const numbers = words.map((word) => wordNumber(lexicon, word))
    return numbers.includes(0) ? [] : [{ form, words, numbers }]
  })
  return wholes.length === 0 ? none : wholes
})

/** By the tokens that shortened words begin at: where they end, and what they may stand for. */
type Shortened = ReadonlyMap<number, { readonly end: number; readonly wholes: readonly Whole[] }>

// From this length on a shortened word is a term alone: "thrombocytop", not "inf".
const minAlone = 5

/** The conditions that a note names in shortened words, in order; a shortened word is none alone, unless it is long enough. */
export function findShortened(around: Around): readonly Candidate[] {
  const { sentences, sentenceAt } = around
  const shortened = shortenedOf(around)
  if (shortened.size === 0) return none
  const { words, lexicon } = around
  const { rootNext } = lexicon.columns
  const found: Candidate[] = []
  let taken = 0
  for (const at of shortened.keys()) {
    const { first: low, end } = sentences[sentenceAt[at]!]!
    for (let first = Math.max(low, taken, at - reach); first <= at; first++) {
      // no term goes on from such a word
      if (first < at && rootNext[words[first]!] === 0) continue
      const one = longestFrom(around, shortened, first, at, Math.min(end, at + reach + 1))
      if (one === null || isNoBeginning(around.text, around.tokens, first)) continue
      found.push(one)
      taken = one.end
      break
    }
  }
  return found
}

// Two bits an entry: not asked yet, no shortened word, or one. Most terms of a note are none, and so few bytes stay near.
const asked = new WeakMap<Lexicon, Uint8Array>()
const isNoneKnown = 1
const isOneKnown = 2

function shortenedOf({ text, tokens, words, terms, lexicon }: Around): Shortened {
  const found = new Map<number, { end: number; wholes: readonly Whole[] }>()
  const of = wholesOf(lexicon)
  let known = asked.get(lexicon)
  if (!known) asked.set(lexicon, (known = new Uint8Array((lexicon.columns.entryStart.length >> 2) + 1)))
  const { kinds, entry } = terms
  for (let t = 0; t < terms.length; t++) {
    if (!(kinds[t]! & wordBit)) continue
    const one = entry[t]!
    const shift = (one & 3) << 1
    if (((known[one >> 2]! >> shift) & 3) === isNoneKnown) continue
    const wholes = of(one)
    known[one >> 2]! |= (wholes.length === 0 ? isNoneKnown : isOneKnown) << shift
    if (wholes.length === 0) continue
    const first = terms.first[t]!
    const end = terms.end[t]!
    let written: Whole[] | null = null
    for (const whole of wholes) {
      const { form, numbers } = whole
      if (words[first] === numbers[0]) continue
      // most are written otherwise from the first letter on: the "mm" of "4 mm" is no "MM"
      if (form !== null && text.charCodeAt(tokens.start[first]!) !== form.charCodeAt(0)) continue
      if (form === null || writtenAs(text, tokens, first, end, form)) (written ??= []).push(whole)
    }
    if (written !== null) found.set(first, { end, wholes: written })
  }
  return found
}

/** The longest condition from token `first` that has the shortened word at token `at`; further ones may follow, none stands before. */
function longestFrom(around: Around, shortened: Shortened, first: number, at: number, end: number): Candidate | null {
  const { tokens, words, text, lexicon } = around
  const { rootNext, rootAccept, edges } = lexicon.columns
  let best: Candidate | null = null
  // a short form may mean more than a word cut short, and "swell" is a verb of plain English
  const standsAlone = (i: number): boolean => {
    const word = normaliseWord(text.slice(tokens.start[i]!, tokens.end[i]!))
    return word.length >= minAlone && !isEnglish(lexicon, word)
  }
  const take = (to: number, entry: number, normal: readonly string[]): void => {
    if (to <= at || (best !== null && best.end >= to)) return
    if (first === at && to === shortened.get(at)!.end && !standsAlone(at)) return
    best = conditionOf(lexicon, entry, first, to, normal) ?? best
  }
  /** Goes on from a state at token i, by the words given and then by all that may come. */
  const go = (
    i: number,
    to: number,
    before: number,
    numbers: readonly number[],
    own: readonly string[],
    normal: readonly string[],
  ): void => {
    let state = before
    let accept = 0
    for (let n = 0; n < numbers.length; n++) {
      const number = numbers[n]!
      if (number === 0) return
      if (i === first && n === 0) {
        state = rootNext[number]!
        accept = rootAccept[number]!
        continue
      }
      const edge = state === 0 ? -1 : edgeFrom(lexicon, state, number)
      if (edge < 0) return
      state = edges[edge + 2]!
      accept = edges[edge + 3]!
    }
    const all = [...normal, ...own]
    if (accept !== 0) take(to, accept, all)
    if (state !== 0) step(to, state, all)
  }
  const step = (from: number, state: number, normal: readonly string[]): void => {
    let i = from
    if (i > first && i + 1 < end && tokens.kind[i] === Kind.sign && text[tokens.start[i]!] === '-') i++
    // "HTN, uncontrolled" is no name turned around
    if (i >= end || (i > first && text[tokens.start[i]!] === ',')) return
    const short = i >= at ? shortened.get(i) : undefined
    if (i !== at) {
      const word = normaliseWord(text.slice(tokens.start[i]!, tokens.end[i]!))
      go(i, i + 1, state, [words[i]!], [word], normal)
    }
    if (short && short.end <= end)
      for (const whole of short.wholes) go(i, short.end, state, whole.numbers, whole.words, normal)
  }
  step(first, 0, [])
  return best
}

function conditionOf(
  lexicon: Lexicon,
  entry: number,
  first: number,
  end: number,
  normal: readonly string[],
): Candidate | null {
  if (!(lexicon.columns.entryKinds[entry]! & conditionBit)) return null
  const senses = lexicon
    .senses(entry)
    .filter(({ concept, form }) => form === null && lexicon.concept(concept).kind === 'condition')
  const [best, ...others] = senses.map(({ concept }) => concept)
  if (best === undefined) return null
  const ambiguous = senses.every(({ flags }) => (flags & SenseFlag.ambiguous) !== 0)
  return { kind: 'condition', first, end, entry, concepts: [best, ...others], ambiguous, variant: true, normal }
}
