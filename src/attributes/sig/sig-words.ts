/** Sig words: for each token of a note, what the sig tables and the grammar say of it. */
import { kindBit, type Lexicon, type TermTable } from '../../lexicon/index.ts'
import { Flag, Kind, type TokenTable } from '../../note/index.ts'
import type { Frequency } from './sig.ts'
import { type EntryMeanings, type FormMeaning, meaningsOf, sigKinds } from './sig-lexicon.ts'
import { lookUpWords, Word, type WordClass, type WordKey } from './words.ts'

/** A note as the sig grammar sees it. Term numbers are one more than their place in `terms`; 0 is none. */
export interface SigWords {
  readonly text: string
  readonly tokens: TokenTable
  readonly class: Uint8Array
  readonly value: Float64Array
  /** Bits of `Mark`. */
  readonly marks: Uint32Array
  readonly unit: Int32Array
  readonly form: Int32Array
  readonly route: Int32Array
  readonly frequency: Int32Array
  /** Ends of words that look like a frequency and are none. */
  readonly notFrequency: Int32Array
  readonly terms: TermTable
  readonly lexicon: Lexicon
  /** 1 where a condition is named; all 0 for bare directions. */
  readonly condition: Uint8Array
  /** 1 where a drug is named. */
  readonly drug: Uint8Array
}

type Columns = Pick<
  SigWords,
  'class' | 'value' | 'marks' | 'unit' | 'form' | 'route' | 'frequency' | 'notFrequency' | 'condition' | 'drug'
>

let room = 0
let kept: Columns | null = null

/**
 * The columns, made once and wiped for each text: a sig is short, and making them would take longer than reading it.
 * Nothing may keep a `SigWords` beyond the call that asked for it.
 */
function columnsFor(n: number): Columns {
  if (kept === null || n > room) {
    room = Math.max(256, n * 2)
    kept = {
      class: new Uint8Array(room),
      value: new Float64Array(room),
      marks: new Uint32Array(room),
      unit: new Int32Array(room),
      form: new Int32Array(room),
      route: new Int32Array(room),
      frequency: new Int32Array(room),
      notFrequency: new Int32Array(room),
      condition: new Uint8Array(room),
      drug: new Uint8Array(room),
    }
    return kept
  }
  // one past the end is asked for too
  const end = Math.min(room, n + 8)
  kept.class.fill(0, 0, end)
  kept.marks.fill(0, 0, end)
  kept.unit.fill(0, 0, end)
  kept.form.fill(0, 0, end)
  kept.route.fill(0, 0, end)
  kept.frequency.fill(0, 0, end)
  kept.notFrequency.fill(0, 0, end)
  kept.condition.fill(0, 0, end)
  kept.drug.fill(0, 0, end)
  return kept
}

/** Looks up every token: "40 mg po bid" has a unit at "mg", a route at "po", a frequency at "bid". */
export function findSigWords(text: string, tokens: TokenTable, terms: TermTable, lexicon: Lexicon): SigWords {
  const n = tokens.length
  const columns = columnsFor(n)
  const words: SigWords = {
    class: columns.class,
    value: columns.value,
    marks: columns.marks,
    unit: columns.unit,
    form: columns.form,
    route: columns.route,
    frequency: columns.frequency,
    notFrequency: columns.notFrequency,
    condition: columns.condition,
    drug: columns.drug,
    text,
    tokens,
    terms,
    lexicon,
  }
  lookUpWords(tokens, columns)
  for (let t = 0; t < terms.length; t++) {
    if (!(terms.kinds[t]! & sigKinds)) continue
    const meanings = meaningsOf(lexicon, terms.entry[t]!)
    const first = terms.first[t]!
    // terms of one token come by length: the last one that counts is the longest
    if (meanings.unit !== null && counts(words, t, meanings.unit.form)) words.unit[first] = t + 1
    if (meanings.form !== null && counts(words, t, meanings.form[0]!.form)) words.form[first] = t + 1
    if (meanings.route !== null && counts(words, t, meanings.route.form)) words.route[first] = t + 1
    if (meanings.frequency !== null && counts(words, t, meanings.frequency.form)) words.frequency[first] = t + 1
    if (meanings.notFrequency) words.notFrequency[first] = Math.max(words.notFrequency[first]!, terms.end[t]!)
    else if (meanings.frequency !== null && isOfTest(words, t)) words.notFrequency[first] = terms.end[t]! + 1
  }
  return words
}

const test = kindBit('observation')
const monitored = /^(?:wts?|weights?|labs?|cbcs?|bmps?|cmps?|lytes|vitals|ekgs?|ecgs?|cxrs?|inrs?|dressings?)$/i

/** "IV Lasix, daily BMP": after a sign the frequency before a test is how often that is done. */
function isOfTest(words: SigWords, t: number): boolean {
  const { text, tokens, terms } = words
  const before = terms.first[t]! - 1
  const end = terms.end[t]!
  if (before < 0 || end >= tokens.length || tokens.flags[end]! & Flag.line) return false
  if (!/^(?:[,;&+-]|and|with)$/i.test(wordAt(words, before))) return false
  if (monitored.test(wordAt(words, end))) return true
  for (let k = t + 1; k < terms.length && terms.first[k]! <= end; k++)
    if (terms.first[k] === end && terms.kinds[k]! & test && text[tokens.start[end]!] !== '(') return true
  return false
}

function counts({ text, tokens, terms }: SigWords, term: number, form: string | null): boolean {
  return form === null || form === text.slice(tokens.start[terms.first[term]!]!, tokens.end[terms.end[term]! - 1]!)
}

const meanings = (words: SigWords, term: number): EntryMeanings =>
  meaningsOf(words.lexicon, words.terms.entry[term - 1]!)

/** The end of a term found by one of the columns. */
export function termEnd(words: SigWords, term: number): number {
  return words.terms.end[term - 1]!
}

export function unitName(words: SigWords, term: number): string {
  return meanings(words, term).unit!.value
}

export function routeName(words: SigWords, term: number): string {
  return meanings(words, term).route!.value
}

export function frequencyValue(words: SigWords, term: number): Frequency {
  return meanings(words, term).frequency!.value
}

export function formMeaning(words: SigWords, term: number): FormMeaning {
  return meanings(words, term).form![0]!.value
}

/** Is the term one that counts only beside other words of a sig? */
export function isAmbiguous(words: SigWords, term: number, kind: 'route' | 'frequency' | 'unit' | 'form'): boolean {
  const found = meanings(words, term)
  if (kind === 'form') return found.form![0]!.ambiguous
  if (kind === 'route') return found.route!.ambiguous
  return kind === 'unit' ? found.unit!.ambiguous : found.frequency!.ambiguous
}

/** The class of token i; `none` past the end. */
export function classAt(words: SigWords, i: number): WordClass {
  return i < words.tokens.length ? (words.class[i] as WordClass) : Word.none
}

/** The one character of a sign token as a char code; 0 for anything else. */
export function signAt({ text, tokens }: SigWords, i: number): number {
  if (i < 0 || i >= tokens.length || tokens.kind[i] !== Kind.sign || tokens.end[i]! - tokens.start[i]! !== 1) return 0
  return text.charCodeAt(tokens.start[i]!)
}

/** Has token i one of these marks? False past the end. */
export function hasMark(words: SigWords, i: number, mark: number): boolean {
  return i < words.tokens.length && (words.marks[i]! & mark) !== 0
}

/** Is token i that word? False past the end. */
export function isWord({ tokens }: SigWords, i: number, { hash, check }: WordKey): boolean {
  return (
    i >= 0 && i < tokens.length && tokens.hash[i] === hash && tokens.check[i] === check && tokens.kind[i] === Kind.word
  )
}

export function wordAt({ text, tokens }: SigWords, i: number): string {
  return text.slice(tokens.start[i]!, tokens.end[i]!)
}

/** Does token i begin a column of a table: three blanks, a tab or more before it on its line? */
export function beginsColumn({ text, tokens }: SigWords, i: number): boolean {
  if (i === 0 || tokens.flags[i]! & Flag.line) return false
  const gap = tokens.start[i]! - tokens.end[i - 1]!
  return gap >= 3 || (gap >= 1 && text.charCodeAt(tokens.end[i - 1]!) === 9)
}

/** Are tokens i and i+1 written without a blank between? */
export function glued({ tokens }: SigWords, i: number): boolean {
  return i + 1 < tokens.length && tokens.end[i] === tokens.start[i + 1]
}
