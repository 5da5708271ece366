/** Answers: "Nausea: No  Vomiting: No  Diarrhea: Yes", "Headache (Y), seizures (N)": words that answer for what stands before them. */
import { Flag, Kind } from '../note/index.ts'
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
  if (i < 2 || marks[i - 1] !== Mark.colon || contentFirst[i - 2] === 0) return false
  if (tokens.kind[i] !== Kind.word || tokens.flags[i]! & Flag.line) return false
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
