/** Segments: the stretches in which a drug's attributes stand: a list item, a table row, a sentence with its directions. */
import { type Line, oneOf, type Sentence } from '../../note/index.ts'
import { readAmount } from './dose.ts'
import { beginsColumn, classAt, hasMark, type SigWords, signAt, wordAt } from './sig-words.ts'
import { Mark, Word } from './words.ts'

/** A drug named in the note: its tokens, and the tokens that may speak of it. */
export interface Drug {
  /** Its number among all mentions. */
  readonly mention: number
  readonly first: number
  readonly end: number
  readonly segment: number
}

export interface Segment {
  readonly first: number
  /** Where its own words end, and where directions on further lines that go on with it end. */
  readonly end: number
  readonly wide: number
}

/** The stretches that name a drug, in order: cut at sentences, and at lines that each name a drug first. Directions without a drug belong to the segment before. */
export function findSegments(
  words: SigWords,
  lines: readonly Line[],
  sentences: readonly Sentence[],
  listed: (token: number) => boolean,
): readonly Segment[] {
  const starts: number[] = []
  let l = 0
  let rowBefore = false // the line before names a drug first
  for (const sentence of sentences) {
    starts.push(sentence.first)
    while (l < lines.length && lines[l]!.first < sentence.end) {
      const line = lines[l]!
      const row = words.drug[line.body] === 1
      if (
        row &&
        line.first > sentence.first &&
        (rowBefore || (l > 0 && hasColumns(words, lines[l - 1]!)) || listed(line.first)) &&
        !goesOn(words, line.first)
      )
        starts.push(line.first)
      rowBefore = row
      l++
    }
  }
  // from the last one back: directions join the segment before them; only segments with a drug are kept
  const segments: Segment[] = []
  let next: Segment = { first: words.tokens.length, end: words.tokens.length, wide: words.tokens.length }
  let drugInNext = false
  for (let s = starts.length - 1; s >= 0; s--) {
    const first = starts[s]!
    const drugHere = hasDrug(words, first, next.first)
    const joins =
      drugHere &&
      next.first < next.end &&
      (drugInNext ? isAlias(words, next) : beginsDirections(words, next.first, next.end))
    next = { first, end: next.first, wide: joins ? next.wide : next.first }
    if (drugHere) segments.push(next)
    drugInNext = drugHere
  }
  return segments.reverse()
}

/** A comma or a joining word before the line: the sentence wraps. */
function goesOn(words: SigWords, first: number): boolean {
  const before = classAt(words, first - 1)
  return signAt(words, first - 1) === 44 || before === Word.and || before === Word.or || before === Word.of
}

function hasColumns(words: SigWords, line: Line): boolean {
  for (let i = line.first + 1; i < line.end; i++) if (beginsColumn(words, i)) return true
  return false
}

function hasDrug({ drug }: SigWords, first: number, end: number): boolean {
  for (let i = first; i < end; i++) if (drug[i]) return true
  return false
}

/** "Take 1 tablet", "Sig: One tab", "1 tab po bid", "(Patient not taking)": what has no drug of its own. */
function beginsDirections(words: SigWords, first: number, end: number): boolean {
  let i = first
  if (signAt(words, i) === 40 && isRemark(words.tokens, i + 1)) return true
  if (isThat(words.tokens, i) && saysEnd(words, i + 1)) return true
  while (i < end && (signAt(words, i) === 40 || signAt(words, i) === 45 || signAt(words, i) === 42)) i++
  if (i >= end) return false
  if (classAt(words, i) === Word.take) return true
  const amount = readAmount(words, i, end)
  if (amount !== null && (amount.style === 'count' || amount.style === 'mass') && amount.end < end)
    return (
      words.route[amount.end] !== 0 || words.frequency[amount.end] !== 0 || classAt(words, amount.end) === Word.every
    )
  return classAt(words, i) === Word.prn && i + 1 < end && signAt(words, i + 1) !== 58
}

const isThat = oneOf('it this these they')
const ended = oneOf("stopped discontinued held d/c'd dc'd resumed restarted")

/** "It was later stopped", "These were held": what became of the drugs of the sentence before. */
function saysEnd(words: SigWords, from: number): boolean {
  for (let i = from; i < from + 4; i++) {
    if (ended(words.tokens, i)) return i > from
    if (!hasMark(words, i, Mark.helping)) return false
  }
  return false
}

const isRemark = oneOf('patient pt')

/** "Commonly known as: ELIQUIS": a line that gives the other name of the drug before. */
function isAlias(words: SigWords, { first, end }: Segment): boolean {
  return aliasBefore(words, first, end) > 0
}

/** The token of the drug after "commonly known as:", "brand name:", "generic:"; 0 when the words are not that. */
export function aliasBefore(words: SigWords, first: number, end: number): number {
  let i = first
  let known = false
  while (i < end && i < first + 6 && !words.drug[i]) {
    const written = wordAt(words, i).toLowerCase()
    if (
      written === 'known' ||
      written === 'brand' ||
      written === 'generic' ||
      written === 'aka' ||
      written === 'called'
    )
      known = true
    i++
  }
  return known && i < end && words.drug[i] ? i : 0
}

/** The number of the line that holds a token. */
export function lineOf(lines: readonly Line[], token: number): number {
  let lo = 0
  let hi = lines.length - 1
  while (lo < hi) {
    const mid = (lo + hi + 1) >> 1
    if (lines[mid]!.first <= token) lo = mid
    else hi = mid - 1
  }
  return lo
}

/** The place of the first one that begins at `token` or later, in a list in order of their first tokens. */
export function firstFrom(sorted: readonly { readonly first: number }[], token: number): number {
  let lo = 0
  let hi = sorted.length
  while (lo < hi) {
    const mid = (lo + hi) >> 1
    if (sorted[mid]!.first < token) lo = mid + 1
    else hi = mid
  }
  return lo
}
