/** Cues that head a list: "Patient denies:\n- chest pain\n- fever", "Return if:\n1. bleeding". */
import type { Line, Sentence } from '../note/index.ts'
import type { Section } from '../sections/index.ts'
import type { FoundCue, View } from './view.ts'
import { Mark } from './view.ts'

/** The tokens of the list that a cue heads; null when it heads none. */
export function listAfter(
  view: View,
  cue: FoundCue,
  scope: { readonly first: number; readonly end: number },
  sentence: Sentence,
  lines: readonly Line[],
  section: Section,
): { readonly first: number; readonly end: number } | null {
  if (sentence.end >= section.end) return null
  // nothing but a colon, and no condition, between the cue and the end of its line
  for (let i = scope.first; i < scope.end; i++) if (view.contentEnd[i] !== 0) return null
  const last = sentence.end - 1
  if (view.marks[last] !== Mark.colon && cue.end !== sentence.end) return null
  if (last - cue.end > maxTail) return null
  // "Mom describes the following:": the list is what she tells of the patient
  if (cue.row.experiencer !== null && cue.row.experiencer !== 'patient')
    for (let i = cue.end; i < last; i++)
      if (view.cueAt[i] !== 0 && view.cues[view.cueAt[i]! - 1]!.row.experiencer === 'patient') return null
  let l = lineOf(lines, sentence.end)
  const head = lines[l]
  if (!head || head.first !== sentence.end || (head.marker === null && head.indent === 0) || head.afterBlank)
    return null
  // "menorrhagia? denies\n# Microalbuminuria": an answer in its line, and the next problem
  if (view.marks[last] !== Mark.colon && (head.marker === 'hash' || !opensLine(lines, sentence.first))) return null
  let end = sentence.end
  for (; l < lines.length; l++) {
    const line = lines[l]!
    if (line.first >= section.end || (line.afterBlank && line.first !== head.first)) break
    const goesOn =
      line.marker === head.marker ? line.indent >= head.indent || head.marker !== null : line.indent > head.indent
    if (!goesOn) break
    end = Math.min(line.end, section.end)
  }
  return { first: sentence.end, end }
}

// "Return to the ED if you have any of the following:": words that may stand between the cue and the colon.
const maxTail = 8

/** Does a line begin at token i, but for its marker? */
function opensLine(lines: readonly Line[], i: number): boolean {
  const { first, body } = lines[lineOf(lines, i)]!
  return i === first || i === body
}

/** The number of the line in which token i stands. */
function lineOf(lines: readonly Line[], i: number): number {
  let low = 0
  let high = lines.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (i < lines[middle]!.end) high = middle
    else low = middle + 1
  }
  return low
}
