/** Hot file: how far a cue reaches. test/assertion/scope.test.ts has its naive twin. Every walk ends at the next cue of its kind, so a sentence is walked a few times, however many cues it has. */
import { Flag, Kind } from '../note/index.ts'
import { type CueRow, When } from './cue-rows.ts'
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
// How many words may stand before a cue that opens its sentence ("Approximately one year ago, he ...").
const maxOpening = 4
// How many words without a comma may stand between two members of a coordination ("pneumonia of the left base or CHF").
const maxFiller = 5
// The longest list that is walked to see whether "or" closes it; lists of thirty symptoms have some hundred tokens.
const maxList = 160
// How many cues may stand between a cue and its first condition ("no known prior history of any possible"); bounds "no no no ...".
const maxPassed = 8
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
      if (row.reach === 'adjacent') return adjacent(view, cue, low, high)
      if (row.reach === 'near') {
        const nearest = nextBefore(view, cue, low, maxGap)
        if (nearest.end > nearest.first) return nearest
        return cue.first - low <= maxOpening ? clauseAfter(view, cue, high) : nothing
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
  if (
    row.certainty === 'absent' &&
    typeof row.reach !== 'number' &&
    scope.end === scope.first &&
    cue.first > low &&
    isJoint(view.marks[cue.first - 1]!)
  ) {
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

/** "neg Murphy", "possible PE", "resolved pneumonia"; else "Murphy negative", "PE possible", "pneumonia treated, resolved". */
function adjacent(view: View, cue: FoundCue, low: number, high: number): Stretch {
  const { certainty } = cue.row
  if (certainty === 'possible') {
    const after = nextAfter(view, cue, high, maxGap)
    if (after.end > after.first) return after
    return cue.first > low && view.marks[cue.first - 1] === Mark.none ? nextBefore(view, cue, low, 1) : nothing
  }
  const touches = cue.first > low && view.contentFirst[cue.first - 1] !== 0
  if (contentWithin(view, cue.end, high, touches ? 1 : maxGap - 1) >= 0)
    return certainty !== null ? clauseAfter(view, cue, high) : nextAfter(view, cue, high, 1)
  return certainty !== null ? nextBefore(view, cue, low, maxGap) : nearestBefore(view, cue, low)
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
    if (view.marks[i] !== Mark.none && view.marks[i] !== Mark.slash && !(view.marks[i] === Mark.colon && i === from))
      return -1
  }
  return -1
}

/** Does a later cue end the scope of an earlier one, `seen` telling whether a condition stood between? */
function cuts(earlier: CueRow, later: CueRow, seen: boolean): boolean {
  if (earlier.experiencer !== null && earlier.experiencer !== 'patient')
    return later.experiencer !== null || (later.certainty === 'hypothetical' && later.reach === 'sentence') // "Mother told to return if he has a fever"
  if (later.experiencer !== null && later.experiencer !== 'patient' && later.direction === 'forward' && seen)
    return true
  if (earlier.certainty === null) {
    if (later.temporality !== null) return seen || later.temporality === 'current'
    return seen && later.certainty === 'absent' && later.direction === 'forward' // "no history of rash, no fever"
  }
  if (later.certainty === null)
    return (
      earlier.certainty === 'absent' &&
      later.temporality === 'historical' &&
      later.reach === 'clause' &&
      seen &&
      later.direction === 'forward'
    ) // "no CAD, history of stroke"
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
  let apart = false // a comma stood since the last condition
  let lastDrug = false
  let depth = 0
  let passed = 0
  let i = cue.end
  while (i < high) {
    const at = cueAt[i]!
    if (at !== 0) {
      const other = cues[at - 1]!
      if (stops(view, cue, other, { seen, apart, lastDrug, wide }) || (!seen && ++passed > maxPassed)) break
      i = other.end
      continue
    }
    const mark = marks[i]!
    if (mark === Mark.pipe || (mark === Mark.semicolon && !(row.certainty === 'absent' && goesOn(view, i, high)))) break
    if (mark === Mark.comma) apart = true
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
      apart = false
      lastDrug = drug[i] === 1
      // cues may begin inside a condition's words ("pain at rest"); they are not asked
      i = end
      continue
    }
    i++
  }
  return { first: cue.end, end: i }
}

/** "headaches; jaw pain; double vision; or hearing loss": semicolons that part a list which "or" closes. */
function goesOn(view: View, semicolon: number, high: number): boolean {
  const stop = Math.min(high, semicolon + maxList)
  for (let i = semicolon; i + 1 < stop; i++) {
    if (view.marks[i] === Mark.semicolon && isOr(view.tokens, i + 1)) return true
    const at = view.cueAt[i]!
    if (at !== 0 && view.cues[at - 1]!.row.role !== 'pseudo' && (view.cues[at - 1]!.row.when & When.comma) === 0)
      return false
  }
  return false
}

/** What a walk forward has passed: a condition, a comma since the last one, whether that was a drug; `wide` when its cue reaches far. */
interface Passed {
  readonly seen: boolean
  readonly apart: boolean
  readonly lastDrug: boolean
  readonly wide: boolean
}

/** Does `other`, met on the way forward, end the scope of `cue`? */
function stops(view: View, cue: FoundCue, other: FoundCue, { seen, apart, lastDrug, wide }: Passed): boolean {
  const { row } = other
  if (row.role === 'pseudo') return false
  const when = row.when & ~When.relative
  // "no residual, h/o stroke": a history after a comma is not denied, even when what was denied is no condition we know
  if (
    row.temporality === 'historical' &&
    row.reach === 'clause' &&
    cue.row.certainty === 'absent' &&
    view.marks[other.first - 1] === Mark.comma
  )
    return true
  if (when === When.always)
    return row.role === 'terminate' || (cue.row.certainty !== 'hypothetical' && cuts(cue.row, row, true))
  // "no changes suggestive of ischemia": what a denied finding would suggest is denied with it
  if (when & When.apart && seen && !apart && cue.row.certainty === 'absent') return false
  if (when !== 0 && when !== When.apart) {
    if (!seen) return false
    let holds =
      (when & When.comma) !== 0 && (view.marks[other.first - 1] === Mark.comma || isBut(view.tokens, other.first - 1))
    if (!holds && !wide) {
      if (when & When.weak) holds = true
      else if (when & When['after-drug']) holds = lastDrug
      else if (when & When['before-drug'] && !lastDrug) {
        const next = contentWithin(view, other.end, view.tokens.length, 2)
        holds = next >= 0 && view.drug[next] === 1
      }
    }
    if (!holds) return false
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
    if (onlyOr && !isOr(view.tokens, joint) && view.marks[joint] !== Mark.slash) return last
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
      if (++steps > gap) return nothing
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
  return {
    first: listed
      ? listBegin(view, contentFirst[i]! - 1, low)
      : coordinatedBegin(view, contentFirst[i]! - 1, low, cue.row.reach !== 'near'),
    end: cue.first,
  }
}

function sameAxis(a: CueRow, b: CueRow): boolean {
  return (a.certainty !== null && b.certainty !== null) || (a.experiencer !== null && b.experiencer !== null)
}

/** Where a coordination that ends with the condition beginning at `first` begins. */
function coordinatedBegin(view: View, first: number, low: number, commas: boolean): number {
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
      else if (marks[i] === Mark.comma && commas && (closed || joint)) joint = true
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
      if (drug[begin] === 0) return { first: coordinatedBegin(view, begin, low, true), end: cue.first }
      i = begin - 1
      continue
    }
    const mark = marks[i]!
    if (mark === Mark.semicolon || mark === Mark.pipe) return nothing
    const at = cueEndAt[i]!
    if (at !== 0 && cues[at - 1]!.row.role === 'terminate' && cues[at - 1]!.row.when === 0) return nothing
    if (at !== 0 && cues[at - 1]!.row.temporality === 'historical' && cues[at - 1]!.row.direction !== 'forward')
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
      if (row.role === 'terminate' && (row.when === 0 || seen)) break
      if (row.role === 'assert' && sameAxis(row, cue.row) && row.when !== When.comma && (seen || row.when === 0)) break
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
