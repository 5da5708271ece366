/** Hot file: how far a cue reaches. test/assertion/scope.test.ts has its naive twin. Every walk ends at the next cue of its kind, so a sentence is walked a few times, however many cues it has. */
import { Flag, Kind } from '../note/index.ts'
import type { CueRow } from './cue-rows.ts'
import { type FoundCue, Mark, type View, wordTest } from './view.ts'

/** Tokens from `first` to `end` (out); empty when `first` equals `end`. */
export interface Stretch {
  readonly first: number
  readonly end: number
}

const nothing: Stretch = { first: 0, end: 0 }

const isOr = wordTest('or nor')
const isAnd = wordTest('and or nor')
const isBut = wordTest('and but or')

// How many tokens may stand between a cue and the condition that it names ("possible component of underlying pneumonia").
const maxGap = 6
// How many words without a comma may stand between two members of a coordination ("pneumonia of the left base or CHF").
const maxFiller = 5
// The longest list that is walked to see whether "or" closes it; lists of thirty symptoms have some hundred tokens.
const maxList = 160
// A gap this wide, in characters, is a column's.
const columnGap = 4

/** The tokens that cue k governs, within [low, high): its sentence and section. */
export function scopeOf(view: View, k: number, low: number, high: number): Stretch {
  const cue = view.cues[k]!
  if (cue.scope) return cue.scope
  const { row } = cue
  switch (row.direction) {
    case 'forward':
      return forward(view, cue, low, high)
    case 'backward':
      return backward(view, cue, low)
    case 'both': {
      if (row.reach === 'adjacent') {
        if (contentWithin(view, cue.end, high, 2) >= 0)
          return row.certainty !== null ? clauseAfter(view, cue, high) : nextAfter(view, cue, high, maxGap)
        return row.certainty !== null ? nextBefore(view, cue, low, maxGap) : nearestBefore(view, cue, low)
      }
      if (row.reach === 'near') {
        const before = nextBefore(view, cue, low, maxGap)
        return before.end > before.first ? before : clauseAfter(view, cue, high)
      }
      const before = nextBefore(view, cue, low, maxGap)
      const after = nextAfter(view, cue, high, maxGap)
      if (before.end === before.first) return after
      if (after.end === after.first) return before
      return { first: before.first, end: after.end }
    }
    default:
      return nothing
  }
}

function forward(view: View, cue: FoundCue, low: number, high: number): Stretch {
  const { row } = cue
  const scope =
    typeof row.reach === 'number'
      ? nextAfter(view, cue, high, row.reach - 1)
      : row.reach === 'next'
        ? nextAfter(view, cue, high, maxGap)
        : clauseAfter(view, cue, high)
  if (scope.end > scope.first && hasContent(view, scope)) return scope
  // "Fever: none", "chest pain - denies", "SOB (no)": nothing after it, and a condition with a colon, a dash or a bracket before it.
  if (row.certainty === 'absent' && cue.first > low && isJoint(view.marks[cue.first - 1]!)) {
    const before = nextBefore(view, cue, low, maxGap)
    if (before.end > before.first) return before
  }
  return scope
}

function backward(view: View, cue: FoundCue, low: number): Stretch {
  const { reach } = cue.row
  if (typeof reach === 'number') return nextBefore(view, cue, low, reach - 1)
  if (reach === 'nearest') return nearestBefore(view, cue, low)
  return reach === 'next' ? nextBefore(view, cue, low, maxGap) : clauseBefore(view, cue, low)
}

function isJoint(mark: number): boolean {
  return mark === Mark.colon || mark === Mark.dash || mark === Mark.open || mark === Mark.pipe
}

function hasContent(view: View, { first, end }: Stretch): boolean {
  for (let i = first; i < end; i++) if (view.contentEnd[i] !== 0) return true
  return false
}

/** The first token of a condition that begins within `gap` tokens from `from`, nothing but words before it; -1 when none does. */
function contentWithin(view: View, from: number, high: number, gap: number): number {
  for (let i = from; i < high && i <= from + gap; i++) {
    if (view.contentEnd[i] !== 0) return i
    if (view.marks[i] !== Mark.none && !(view.marks[i] === Mark.colon && i === from)) return -1
  }
  return -1
}

/** Does a later cue end the scope of an earlier one, `seen` telling whether a condition stood between? */
function cuts(earlier: CueRow, later: CueRow, seen: boolean): boolean {
  if (earlier.experiencer !== null && earlier.experiencer !== 'patient') return later.experiencer !== null
  if (later.experiencer !== null && later.experiencer !== 'patient' && later.direction === 'forward' && seen)
    return true
  if (earlier.certainty === null) return later.temporality !== null && (seen || later.temporality === 'current')
  if (later.certainty === null) return false
  if (earlier.certainty === 'hypothetical' && earlier.reach === 'sentence')
    return later.certainty === 'hypothetical' && later.direction === 'forward'
  if (!seen) return false
  if (later.direction === 'backward') return false
  if (earlier.certainty === 'hypothetical') return later.certainty !== 'possible'
  return true
}

/** Forward to the clause's end: a terminator, a later cue of the same kind, a semicolon, an arrow, a column, a bracket's close. */
function clauseAfter(view: View, cue: FoundCue, high: number): Stretch {
  const { tokens, marks, cueAt, cues, contentEnd, drug } = view
  const { row } = cue
  const isCertainty = row.certainty !== null && (row.experiencer === null || row.experiencer === 'patient')
  const wide = row.reach === 'sentence'
  let seen = false
  let lastDrug = false
  let depth = 0
  let i = cue.end
  while (i < high) {
    const at = cueAt[i]!
    if (at !== 0) {
      const other = cues[at - 1]!
      if (stops(view, cue, other, seen, lastDrug, wide)) break
      if (other.row.role !== 'pseudo' || other.row.when === 'relative') {
        i = other.end
        continue
      }
      i = other.end // what a pseudo cue covers is passed over
      continue
    }
    const mark = marks[i]!
    if (mark === Mark.semicolon || mark === Mark.pipe) break
    if (mark === Mark.arrow && i > cue.end) break
    if (mark === Mark.colon && i > cue.end && !isOr(tokens, i - 1)) break
    if (mark === Mark.dash && i > cue.end && (isCertainty || seen)) break
    if (mark === Mark.open) depth++
    else if (mark === Mark.close && --depth < 0) break
    else if (
      mark === Mark.comma &&
      isCertainty &&
      !wide &&
      row.certainty === 'absent' &&
      seen &&
      i + 1 < high &&
      tokens.kind[i + 1] === Kind.number
    )
      break // "no rub, 2+ edema"
    else if (
      isCertainty &&
      seen &&
      i > cue.end &&
      !(tokens.flags[i]! & Flag.line) &&
      tokens.start[i]! - tokens.end[i - 1]! >= columnGap
    )
      break
    const end = contentEnd[i]!
    if (end !== 0) {
      seen = true
      lastDrug = drug[i] === 1
      // cues may begin inside a condition's words ("pain at rest"); they are not asked
      i = end
      continue
    }
    i++
  }
  return { first: cue.end, end: i }
}

/** Does `other`, met on the way forward, end the scope of `cue`? */
function stops(view: View, cue: FoundCue, other: FoundCue, seen: boolean, lastDrug: boolean, wide: boolean): boolean {
  const { row } = other
  if (row.role === 'pseudo') return false
  switch (row.when) {
    case 'comma':
      if (
        !seen ||
        other.first === 0 ||
        !(view.marks[other.first - 1] === Mark.comma || isBut(view.tokens, other.first - 1))
      )
        return false
      break
    case 'weak':
      if (!seen || wide) return false
      break
    case 'after-drug':
      if (!seen || !lastDrug || wide) return false
      break
    case 'before-drug': {
      if (!seen || lastDrug || wide) return false
      const next = contentWithin(view, other.end, view.tokens.length, 2)
      if (next < 0 || view.drug[next] === 0) return false
      break
    }
    default:
  }
  return row.role === 'terminate' || cuts(cue.row, row, seen)
}

/** Forward to the nearest condition and those that "or", "and" or a slash join to it. */
function nextAfter(view: View, cue: FoundCue, high: number, gap: number): Stretch {
  const { marks, cueAt, cues, contentEnd } = view
  let i = cue.end
  let steps = 0
  while (i < high && contentEnd[i] === 0) {
    const at = cueAt[i]!
    if (at !== 0) {
      const { row, end } = cues[at - 1]!
      if (
        row.role === 'terminate' ||
        (row.role === 'assert' && row.when !== '') ||
        (row.role === 'assert' && row.certainty === 'present')
      )
        return nothing
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

/** Where a coordination that begins with the condition ending at `end` ends: "A", "A or B", "A/B", "A, B, or C". */
function coordinatedEnd(view: View, end: number, high: number, onlyOr: boolean): number {
  let last = end
  while (true) {
    const joint = jointAfter(view, last, high)
    if (joint < 0) return last
    if (view.marks[joint] === Mark.comma) {
      const closed = closedList(view, joint, high, onlyOr)
      return closed < 0 ? last : closed
    }
    const next = contentAfter(view, joint, high)
    if (next < 0) return last
    last = view.contentEnd[next]!
  }
}

/** The "or", "and", slash or comma after a condition, past a few words that belong to it; -1 when there is none. */
function jointAfter(view: View, from: number, high: number): number {
  for (let i = from; i < high && i <= from + maxFiller; i++) {
    const mark = view.marks[i]!
    if (mark === Mark.comma || mark === Mark.slash || mark === Mark.plus || isAnd(view.tokens, i)) return i
    if (mark !== Mark.none || view.cueAt[i] !== 0 || view.contentEnd[i] !== 0) return -1
  }
  return -1
}

/** The condition after a joint, past further joints and a few words; -1 when there is none. */
function contentAfter(view: View, joint: number, high: number): number {
  let i = joint + 1
  while (i < high && (view.marks[i] === Mark.slash || isAnd(view.tokens, i))) i++
  for (const stop = Math.min(high, i + maxFiller); i < stop; i++) {
    if (view.contentEnd[i] !== 0) return i
    if (view.marks[i] !== Mark.none || view.cueAt[i] !== 0) return -1
  }
  return -1
}

/** The end of a list "A, B, C or D" whose first comma is at `comma`; -1 when no "or" (or "and") closes it. */
function closedList(view: View, comma: number, high: number, onlyOr: boolean): number {
  const { tokens, marks, contentEnd } = view
  const stop = Math.min(high, comma + maxList)
  let joint = comma
  while (joint < stop) {
    const isFinal = (i: number): boolean => (onlyOr ? isOr(tokens, i) : isAnd(tokens, i))
    const closes = isFinal(joint) || (marks[joint] === Mark.comma && joint + 1 < stop && isFinal(joint + 1))
    const next = contentAfter(view, joint, stop)
    if (next < 0) return -1
    if (closes) return contentEnd[next]!
    joint = jointAfter(view, contentEnd[next]!, stop)
    if (joint < 0) return -1
  }
  return -1
}

/** Backward to the nearest condition within the same commas, and those joined to it. */
function nextBefore(view: View, cue: FoundCue, low: number, gap: number): Stretch {
  const { marks, cueEndAt, cues, contentFirst } = view
  let i = cue.first - 1
  let steps = 0
  let listed = false // a colon stands before the cue: the whole list before it is meant
  while (i >= low && contentFirst[i] === 0) {
    const mark = marks[i]!
    if (mark === Mark.close) {
      i = openOf(view, i, low) - 1
      continue
    }
    if (mark !== Mark.none) {
      const near = i === cue.first - 1
      if (mark === Mark.open || (near && isJoint(mark))) listed = mark === Mark.colon || mark === Mark.pipe
      else if (!(near && mark === Mark.comma)) return nothing
      i--
      continue
    }
    const at = cueEndAt[i]!
    if (at !== 0) {
      const { row, first } = cues[at - 1]!
      if (row.role === 'terminate' && row.when === '') return nothing
      if (row.role === 'assert' && sameAxis(row, cue.row) && row.certainty !== 'present') return nothing
      i = first - 1
      steps++
      continue
    }
    if (++steps > gap) return nothing
    i--
  }
  if (i < low) return nothing
  return {
    first: listed ? listBegin(view, contentFirst[i]! - 1, low) : coordinatedBegin(view, contentFirst[i]! - 1, low),
    end: cue.first,
  }
}

function sameAxis(a: CueRow, b: CueRow): boolean {
  return (a.certainty !== null && b.certainty !== null) || (a.experiencer !== null && b.experiencer !== null)
}

/** Where a coordination that ends with the condition beginning at `first` begins. */
function coordinatedBegin(view: View, first: number, low: number): number {
  const { tokens, marks, contentFirst } = view
  let begin = first
  let closed = false // an "and" or "or" has been passed: commas before it join too
  while (true) {
    let i = begin - 1
    let joint = false
    let steps = 0
    while (i >= low && contentFirst[i] === 0) {
      if (isAnd(tokens, i)) {
        joint = true
        closed = true
      } else if (marks[i] === Mark.slash) joint = true
      else if (marks[i] === Mark.comma && (closed || joint)) joint = true
      else if (marks[i] !== Mark.none || view.cueEndAt[i] !== 0 || ++steps > maxFiller) return begin
      i--
    }
    if (i < low || !joint) return begin
    begin = contentFirst[i]! - 1
  }
}

/** Where a list before a colon begins: "Fever, chills, N/V: denies". */
function listBegin(view: View, first: number, low: number): number {
  const { marks, cueEndAt, contentFirst } = view
  let begin = first
  for (let i = first - 1; i >= low; i--) {
    const mark = marks[i]!
    if (contentFirst[i] !== 0) begin = i = contentFirst[i]! - 1
    else if (cueEndAt[i] !== 0 || (mark !== Mark.none && mark !== Mark.comma && mark !== Mark.slash)) return begin
  }
  return begin
}

/** Backward to the nearest condition, past commas, drugs and one colon. */
function nearestBefore(view: View, cue: FoundCue, low: number): Stretch {
  const { marks, cueEndAt, cues, contentFirst, drug } = view
  let i = cue.first - 1
  while (i >= low) {
    const begin = contentFirst[i]! - 1
    if (begin >= 0) {
      if (drug[begin] === 0) return { first: coordinatedBegin(view, begin, low), end: cue.first }
      i = begin - 1
      continue
    }
    const mark = marks[i]!
    if (mark === Mark.semicolon || mark === Mark.pipe) return nothing
    const at = cueEndAt[i]!
    if (at !== 0 && cues[at - 1]!.row.role === 'terminate' && cues[at - 1]!.row.when === '') return nothing
    if (at !== 0 && cues[at - 1]!.row.temporality === 'historical' && cues[at - 1]!.row.direction === 'backward')
      return nothing
    i--
  }
  return nothing
}

/** Backward to the clause's beginning: "chest pain, nausea and cough were denied". */
function clauseBefore(view: View, cue: FoundCue, low: number): Stretch {
  const { marks, cueEndAt, cues, contentFirst } = view
  let seen = false
  let i = cue.first - 1
  for (; i >= low; i--) {
    const at = cueEndAt[i]!
    if (at !== 0) {
      const { row, first } = cues[at - 1]!
      if (row.role === 'terminate' && (row.when === '' || seen)) break
      if (row.role === 'assert' && sameAxis(row, cue.row) && row.when !== 'comma' && (seen || row.when === '')) break
      i = first
      continue
    }
    const mark = marks[i]!
    if (mark === Mark.semicolon || mark === Mark.arrow || mark === Mark.pipe) break
    if ((mark === Mark.colon || mark === Mark.dash) && i < cue.first - 1) break
    if (mark === Mark.close) i = openOf(view, i, low)
    else if (contentFirst[i] !== 0) {
      seen = true
      i = contentFirst[i]! - 1
    }
  }
  return seen ? { first: i + 1, end: cue.first } : nothing
}

/** The bracket that opens before the one closing at i; `low` when none does near. */
function openOf(view: View, i: number, low: number): number {
  for (let j = i - 1; j >= Math.max(low, i - maxList); j--) if (view.marks[j] === Mark.open) return j
  return i
}
