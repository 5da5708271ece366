/** Why a drug was ended then: the dizziness of "was stopped because of dizziness" and the GIB of "clopidogrel dc'd 2020 (GIB)" are past. */
import { Kind, mayHold, type Sentence } from '../note/index.ts'
import { readCueRow } from './cue-rows.ts'
import { type FoundCue, Mark, type View, wordTest } from './view.ts'

const row = readCueRow('stopped because of', 'temporality=historical', 'forward', 'next')

// Only what is told: "stop NSAIDs due to AKI" is an order, and "held for AKI" says what is so now.
const isEnded = wordTest('stopped discontinued dced')
const shortEnded = /^(?:self-)?dc['’]?e?d$/i
const isWithSlash = wordTest('d')
const isCause = wordTest('because due secondary after d/t b/c 2/2 for')
const isBetween = wordTest(
  'in by on at per of to was were his her the a own self neuro pcp derm cards hosp hospital rheum gi onc psych',
)
// the verbs, "dc'd" and the end of "d/c'd", as the tokenizer hashes them
const mayEnd = mayHold('stopped discontinued dced dcd ced cd')
// From the verb to its drug, and from it to the condition, in tokens.
const drugReach = 6
const causeReach = 9

/** The causes of ended drugs in a note, each as a cue that governs it. */
export function findEndedDrugs(
  view: Pick<View, 'text' | 'tokens' | 'marks' | 'contentEnd' | 'contentFirst' | 'drug'>,
  sentences: readonly Sentence[],
): FoundCue[] {
  const { tokens, contentEnd, drug } = view
  const found: FoundCue[] = []
  if (!mayEnd(tokens)) return found
  for (const sentence of sentences) {
    for (let i = sentence.first; i < sentence.end; i++) {
      const verb = verbEnd(view, i, sentence.end)
      if (verb === 0 || !hasDrug(view, i, verb, sentence)) continue
      const cause = causeAfter(view, verb, sentence.end)
      // "Lasix d/c'd 2/2 AKI" may be of today: it takes a year, or prose that tells
      if (cause < 0 || !(hasYear(view, verb, cause) || isTold(tokens, i - 1))) continue
      found.push({ first: i, end: verb, row, scope: { first: cause, end: contentEnd[cause]! } })
      if (drug[cause]) found.pop()
    }
  }
  return found
}

const isTold = wordTest('was were been')
const year = /^(?:19|20)\d\d$/

function hasYear({ text, tokens }: Pick<View, 'text' | 'tokens'>, from: number, to: number): boolean {
  for (let k = from; k < to; k++)
    if (tokens.kind[k] === Kind.number && year.test(text.slice(tokens.start[k]!, tokens.end[k]!))) return true
  return false
}

/** The token after "stopped", "dc'd", "d/c'd" at token i; 0 where no such verb stands. */
function verbEnd({ text, tokens, marks }: Pick<View, 'text' | 'tokens' | 'marks'>, i: number, end: number): number {
  if (isEnded(tokens, i)) return i + 1
  const size = tokens.end[i]! - tokens.start[i]!
  if (size >= 4 && size <= 10 && shortEnded.test(text.slice(tokens.start[i]!, tokens.end[i]!))) return i + 1
  // "d/c'd", cut at its slash
  if (!isWithSlash(tokens, i) || i + 2 >= end || marks[i + 1] !== Mark.slash) return 0
  return /^c['’]?e?d$/i.test(text.slice(tokens.start[i + 2]!, tokens.end[i + 2]!)) ? i + 3 : 0
}

/** Is it a drug that was ended: right before the verb, or right behind it? */
function hasDrug(
  { contentEnd, contentFirst, drug, marks }: Pick<View, 'contentEnd' | 'contentFirst' | 'drug' | 'marks'>,
  first: number,
  end: number,
  sentence: Sentence,
): boolean {
  for (let k = end; k < Math.min(sentence.end, end + 3); k++) {
    if (contentEnd[k] !== 0 && drug[k] === 1) return true
    if (contentEnd[k] !== 0 || marks[k] !== Mark.none) break
  }
  for (let k = first - 1; k >= Math.max(sentence.first, first - drugReach); k--) {
    const begin = contentFirst[k]!
    if (begin !== 0) return drug[begin - 1] === 1
    if (marks[k] === Mark.stop || marks[k] === Mark.semicolon) return false
  }
  return false
}

/** The condition that a cause word or a bracket leads to; -1 where none is told. */
function causeAfter(
  { tokens, marks, contentEnd, drug }: Pick<View, 'tokens' | 'marks' | 'contentEnd' | 'drug'>,
  from: number,
  end: number,
): number {
  let led = false
  for (let k = from; k < Math.min(end, from + causeReach); k++) {
    if (contentEnd[k] !== 0) {
      if (drug[k] === 0) return led ? k : -1
      k = contentEnd[k]! - 1
      continue
    }
    const mark = marks[k]!
    if (mark === Mark.open || isCause(tokens, k)) led = true
    else if (mark === Mark.slash && k > from) {
      // "d/t", "2/2", "b/c"
      const before = tokens.end[k - 1]! - tokens.start[k - 1]! === 1
      const after = k + 1 < end && tokens.end[k + 1]! - tokens.start[k + 1]! === 1
      if (before && after) led = true
    } else if (mark !== Mark.none) return -1
    else if (tokens.kind[k] === Kind.word && !isBetween(tokens, k) && !led && tokens.end[k]! - tokens.start[k]! > 5)
      return -1
  }
  return -1
}
