/** Hot file: the condition nearest to a cue, before or after it, with those that a coordination joins to it; and the clause before. */
import { coordinatedBegin, coordinatedEnd, listBegin, maxList } from './coordination.ts'
import { type CueRow, When } from './cue-rows.ts'
import type { Stretch } from './scope.ts'
import { type FoundCue, isJoint, Mark, type View, wordTest } from './view.ts'

const nothing: Stretch = { first: 0, end: 0 }

/** Forward to the nearest condition and those that "or", "and" or a slash join to it. */
export function nextAfter(view: View, cue: FoundCue, high: number, gap: number): Stretch {
  const { marks, cueAt, cues, contentEnd } = view
  let i = cue.end
  let steps = 0
  while (i < high && (contentEnd[i] === 0 || cueAt[i] !== 0)) {
    const at = cueAt[i]!
    if (at !== 0) {
      const { row, end } = cues[at - 1]!
      if (
        row.role === 'terminate' ||
        (row.role === 'assert' && row.certainty === 'present' && (row.when & When.comma) === 0)
      )
        return nothing
      if (++steps > gap) return nothing
      i = end
      continue
    }
    const mark = marks[i]!
    if (mark !== Mark.none && mark !== Mark.slash && !(i === cue.end && mark !== Mark.semicolon && mark !== Mark.pipe))
      return nothing
    if (++steps > gap + (i === cue.end && mark === Mark.colon ? 1 : 0)) return nothing
    i++
  }
  if (i >= high) return nothing
  return { first: cue.end, end: coordinatedEnd(view, contentEnd[i]!, high, cue.row.certainty === 'possible') }
}

/** Backward to the nearest condition within the same commas, and those joined to it. */
export function nextBefore(view: View, cue: FoundCue, low: number, gap: number): Stretch {
  const { marks, cueEndAt, cues, contentFirst } = view
  let i = cue.first - 1
  let steps = 0
  let listed = false // a colon stands before the cue: the whole list before it is meant
  let dashed = false // a dash does: the list is meant when the sentence begins with it ("Fever, chills - none")
  while (i >= low && contentFirst[i] === 0) {
    const mark = marks[i]!
    if (mark === Mark.close) {
      if (++steps > gap) return nothing
      i = openOf(view, i, low) - 1
      continue
    }
    if (mark !== Mark.none) {
      const near = i === cue.first - 1
      if (mark === Mark.open || (near && isJoint(mark))) {
        listed = mark === Mark.colon || mark === Mark.pipe
        dashed = mark === Mark.dash
      } else if (!(near && mark === Mark.comma)) return nothing
      i--
      continue
    }
    const at = cueEndAt[i]!
    if (at !== 0) {
      const { row, first } = cues[at - 1]!
      if (row.role === 'terminate' && row.when === 0) return nothing
      if (row.role === 'assert' && sameAxis(row, cue.row) && row.certainty !== 'present') return nothing
      i = first - 1
      if (++steps > gap) return nothing
      continue
    }
    if (++steps > gap) return nothing
    i--
  }
  if (i < low) return nothing
  const last = contentFirst[i]! - 1
  if (listed || dashed) {
    const first = listBegin(view, last, low)
    if (listed || first === low) return { first, end: cue.first }
  }
  return { first: coordinatedBegin(view, last, low, cue.row.reach !== 'near'), end: cue.first }
}

/** Back from the condition right before a cue over the list that is all of its clause: "CP, SOB denied"; else over those joined to it. */
export function listBefore(view: View, cue: FoundCue, low: number): Stretch {
  const last = view.contentFirst[cue.first - 1]! - 1
  const first = listBegin(view, last, low)
  if (first === low || isJoint(view.marks[first - 1]!)) return { first, end: cue.first }
  return nextBefore(view, cue, low, 0)
}

function sameAxis(a: CueRow, b: CueRow): boolean {
  return (a.certainty !== null && b.certainty !== null) || (a.experiencer !== null && b.experiencer !== null)
}

const isOn = wordTest('on')

/** Backward to the nearest condition, past commas, drugs and one colon. */
export function nearestBefore(view: View, cue: FoundCue, low: number): Stretch {
  const { marks, cueEndAt, cues, contentFirst, drug } = view
  let i = cue.first - 1
  while (i >= low) {
    // "acute kidney injury (AKI) resolved": both names of the one
    if (marks[i] === Mark.close) i = beforeShortForm(view, i, low)
    const begin = contentFirst[i]! - 1
    if (begin >= 0) {
      // "AKI on CKD 3a, resolved": what came on top of the other
      const top = begin - 2 >= low && isOn(view.tokens, begin - 1) ? contentFirst[begin - 2]! - 1 : -1
      if (top >= 0 && drug[top] === 0) return { first: top, end: begin - 1 }
      if (drug[begin] === 0) return { first: coordinatedBegin(view, begin, low, true), end: cue.first }
      i = begin - 1
      continue
    }
    const mark = marks[i]!
    if (mark === Mark.semicolon || mark === Mark.stop || (mark === Mark.pipe && i < cue.first - 1)) return nothing
    const at = cueEndAt[i]!
    if (at !== 0 && cues[at - 1]!.row.role === 'terminate' && cues[at - 1]!.row.when === 0) return nothing
    if (at !== 0 && cues[at - 1]!.row.temporality === 'historical' && cues[at - 1]!.row.direction !== 'forward')
      return nothing
    i--
  }
  return nothing
}

/** Backward to the clause's beginning: "chest pain, nausea and cough were denied". */
export function clauseBefore(view: View, cue: FoundCue, low: number): Stretch {
  const { marks, cueEndAt, cues, contentFirst } = view
  let seen = false
  let i = cue.first - 1
  for (; i >= low; i--) {
    const at = cueEndAt[i]!
    if (at !== 0) {
      const { row, first } = cues[at - 1]!
      if (row.role === 'terminate' && (row.when === 0 || seen)) break
      if (row.role === 'assert' && sameAxis(row, cue.row) && row.when !== When.comma && (seen || row.when === 0)) break
      i = first
      continue
    }
    const mark = marks[i]!
    if (mark === Mark.semicolon || mark === Mark.stop || mark === Mark.arrow || mark === Mark.pipe) break
    if ((mark === Mark.colon || mark === Mark.dash) && i < cue.first - 1) break
    if (mark === Mark.close) i = openOf(view, i, low)
    else if (contentFirst[i] !== 0) {
      seen = true
      i = contentFirst[i]! - 1
    }
  }
  return seen ? { first: i + 1, end: cue.first } : nothing
}

/** The last token of the condition whose short form is all that the bracket closing at i holds; else i itself. */
function beforeShortForm({ marks, contentFirst }: View, i: number, low: number): number {
  const begin = contentFirst[i - 1]! - 1
  return begin - 2 >= low && marks[begin - 1] === Mark.open && contentFirst[begin - 2] !== 0 ? begin - 2 : i
}

/** The bracket that opens before the one closing at i; `low` when none does near. */
function openOf(view: View, i: number, low: number): number {
  for (let j = i - 1; j >= Math.max(low, i - maxList); j--) if (view.marks[j] === Mark.open) return j
  return i
}
