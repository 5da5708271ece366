/** Question marks that are cues: "?PNA", "PKD?", "?2/2 meds", and those that are answered: "Dysuria? No". */
import { Flag, Kind, type Sentence } from '../note/index.ts'
import { isNo, isWhole, isYes } from './answers.ts'
import { readCueRow } from './cue-rows.ts'
import { type FoundCue, Mark, type View } from './view.ts'

const question = readCueRow('?', 'certainty=possible', 'forward', 'next')
const questionAfter = readCueRow('?', 'certainty=possible', 'backward', '1')
// "?2/2 meds", of a cause
const questionCause = readCueRow('? 2/2', 'certainty=possible', 'forward', 'cause')
// "Dysuria? No.", "Fever/chills: N"
export const answeredNo = readCueRow('? no', 'certainty=absent', 'backward', '1')
const answeredYes = readCueRow('? yes', 'certainty=present', 'backward', '1')

/** What finding signs looks at. */
export type Page = Pick<View, 'text' | 'tokens' | 'marks' | 'contentEnd' | 'contentFirst'>

/** "?PNA", "? UTI" where a thought begins, "PKD?" after a condition. */
export function readQuestion(page: Page, i: number, sentence: Sentence): FoundCue | null {
  const { tokens, marks, contentFirst } = page
  const begins = i === sentence.first || (tokens.flags[i]! & Flag.space) !== 0 || marks[i - 1] !== Mark.none
  let next = i + 1
  while (next < sentence.end && page.text.charCodeAt(tokens.start[next]!) === 63) next++
  if (begins && isSecondaryTo(page, next, sentence.end)) return { first: i, end: next, row: questionCause }
  if (begins && next < sentence.end && tokens.kind[next] === Kind.word) {
    const glued = !(tokens.flags[next]! & Flag.space)
    if (glued || followedByContent(page, next, sentence.end)) return { first: i, end: next, row: question }
  }
  // "PKD?", and "sepsis ?" where no more is said
  const ends = !(tokens.flags[i]! & Flag.space) || next >= sentence.end || tokens.kind[next] === Kind.sign
  if (i > sentence.first && ends && contentFirst[i - 1] !== 0) {
    const answer = marks[i + 1] === Mark.open ? i + 2 : i + 1 // "Fever? [No]"
    const whole = isWhole(page, answer)
    const row =
      whole && isNo(tokens, answer) ? answeredNo : whole && isYes(tokens, answer) ? answeredYes : questionAfter
    return { first: i, end: i + 1, row }
  }
  return null
}

/** "2/2", glued to its question mark. */
function isSecondaryTo({ text, tokens, marks }: Page, i: number, end: number): boolean {
  const isTwo = (k: number): boolean =>
    text.charCodeAt(tokens.start[k]!) === 50 && tokens.end[k]! - tokens.start[k]! === 1
  if (i + 2 >= end || !isTwo(i) || marks[i + 1] !== Mark.slash || !isTwo(i + 2)) return false
  return !((tokens.flags[i]! | tokens.flags[i + 1]! | tokens.flags[i + 2]!) & Flag.space)
}

/** A condition begins here, or a chain of letters as in "n/v/d". */
export function followedByContent(page: Page, i: number, end: number): boolean {
  if (i >= end) return false
  return page.contentEnd[i] !== 0 || (i + 1 < end && page.contentEnd[i + 1] !== 0) || isLetterChain(page, i, end)
}

export function isLetterChain({ tokens, marks }: Page, i: number, end: number): boolean {
  return (
    i + 2 < end &&
    tokens.kind[i] === Kind.word &&
    tokens.end[i]! - tokens.start[i]! <= 2 &&
    marks[i + 1] === Mark.slash &&
    tokens.kind[i + 2] === Kind.word
  )
}
