/** Answers: "Nausea: No  Vomiting: No  Diarrhea: Yes", "Headache (Y), seizures (N)": words that answer for what stands before them. */
import { Flag, Kind, type Sentence } from '../note/index.ts'
import { Mark, type View, wordTest } from './view.ts'

/** What telling answers looks at. */
export type AnswerPage = Pick<View, 'text' | 'tokens' | 'marks' | 'contentEnd' | 'contentFirst'>

export const isNo = wordTest('no none denies denied negative n')
export const isYes = wordTest('yes y positive')

const longestLabel = 5 // tokens of "Recent weight change:"

/** Is the word an answer by itself: a sign or a line's end after it? */
export function isWhole({ tokens }: AnswerPage, i: number): boolean {
  return i + 1 >= tokens.length || tokens.kind[i + 1] === Kind.sign || (tokens.flags[i + 1]! & Flag.line) !== 0
}

/**
 * Does the word at token i answer the label before it, which a condition ends: "Nausea: No"? So it does at the end of its
 * line, before a sign or a wide gap, and before the next label ("No Vomiting: Yes"); "Cough: no sputum" goes on.
 */
export function answersLabel(page: AnswerPage, i: number): boolean {
  const { text, tokens, marks, contentFirst } = page
  if (i < 2 || contentFirst[i - 2] === 0) return false
  if (tokens.kind[i] !== Kind.word || tokens.flags[i]! & Flag.line) return false
  // "fever - no, cough - yes"
  if (marks[i - 1] === Mark.dash) return isWhole(page, i)
  if (marks[i - 1] !== Mark.colon) return false
  if (isWhole(page, i)) return true
  const wide = tokens.start[i + 1]! - tokens.end[i]! > 1
  if (!wide && !(tokens.flags[i + 1]! & Flag.capital)) return false
  for (let k = i + 1; k < tokens.length && k <= i + longestLabel; k++) {
    if (k > i + 1 && tokens.flags[k]! & Flag.line) return wide
    if (text.charCodeAt(tokens.start[k]!) === 58) return true
    if (tokens.kind[k] !== Kind.word && marks[k] !== Mark.slash) return wide
  }
  return false
}

const rowReach = 12 // tokens to another answer of a row

/** "N" in capitals right after a condition. */
function isLetterN({ text, tokens, contentFirst }: AnswerPage, i: number): boolean {
  return (
    tokens.end[i]! - tokens.start[i]! === 1 &&
    text.charCodeAt(tokens.start[i]!) === 78 &&
    i > 0 &&
    contentFirst[i - 1] !== 0
  )
}

/** The letter at token i has a condition before it, and the next one, a sign or the line's end after it. */
function isRowAnswer({ tokens, contentFirst, contentEnd }: AnswerPage, i: number): boolean {
  if (contentFirst[i - 1] === 0) return false
  const next = i + 1
  if (next >= tokens.length || tokens.flags[next]! & Flag.line || tokens.kind[next] === Kind.sign) return true
  return contentEnd[next] !== 0 || tokens.start[next]! - tokens.end[i]! > 1
}

/** Does another answer of one letter stand before or after token i, in its line and sentence? */
function isAnswered(page: AnswerPage, i: number, { first, end }: Sentence, step: 1 | -1): boolean {
  const { text, tokens } = page
  for (let k = i + step; k >= first && k < end && Math.abs(k - i) <= rowReach; k += step) {
    if (step === 1 && tokens.flags[k]! & Flag.line) return false
    if (step === -1 && tokens.flags[k + 1]! & Flag.line) return false
    if (
      tokens.end[k]! - tokens.start[k]! === 1 &&
      /^[YN]$/.test(text[tokens.start[k]!]!) &&
      k > first &&
      isRowAnswer(page, k)
    )
      return true
  }
  return false
}

/** The N of a row of letters: "Diabetes Y  HTN N": right after a condition, and another answer stands in the line. */
export function isRowNo(page: AnswerPage, i: number, sentence: Sentence): boolean {
  return (
    isLetterN(page, i) &&
    isRowAnswer(page, i) &&
    (isAnswered(page, i, sentence, 1) || isAnswered(page, i, sentence, -1))
  )
}
