/** Coordination: which conditions "or", "and", a slash or the commas of a closed list join. Part of the hot path of `scope.ts`. */
import { When } from './cue-rows.ts'
import { contentWithin, Mark, type View, wordTest } from './view.ts'

export const isOr = wordTest('or nor')
const isAnd = wordTest('and or nor')
const isBeing = wordTest('was were is are')

// How many words without a comma may stand between two members of a coordination ("pneumonia of the left base or CHF").
const maxFiller = 5
// The longest list that is walked to see whether "or" closes it; lists of thirty symptoms have some hundred tokens.
export const maxList = 160

/** Where a coordination that begins with the condition ending at `end` ends: "A", "A or B", "A/B", "A, B, or C". */
export function coordinatedEnd(view: View, end: number, high: number, onlyOr: boolean): number {
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
    if (mark === Mark.plus && view.cueAt[i] !== 0) return -1 // "-SOB +palpitations"
    if (mark === Mark.comma || mark === Mark.slash || mark === Mark.plus || isAnd(view.tokens, i)) return i
    if (mark !== Mark.none || view.contentEnd[i] !== 0 || (view.cueAt[i] !== 0 && endsMember(view, from, i))) return -1
  }
  return -1
}

/** Does the cue at token i end a member of a list? "In" of "rash in the neck or cough" only says where; after a drug it ends, as "on" does before one. */
function endsMember(view: View, from: number, i: number): boolean {
  const cue = view.cues[view.cueAt[i]! - 1]!
  const first = view.contentFirst[from - 1]!
  if (cue.row.when & When['after-drug']) return first === 0 || view.drug[first - 1] === 1
  if (!(cue.row.when & When['before-drug'])) return true
  const next = contentWithin(view, cue.end, view.tokens.length, 2)
  return next >= 0 && view.drug[next] === 1
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

/** Where a coordination that ends with the condition beginning at `first` begins. */
export function coordinatedBegin(view: View, first: number, low: number, commas: boolean): number {
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
    // "the abdomen was obese and organomegaly was not palpated": each has its own verb
    if (isBeing(tokens, contentFirst[i]! - 2)) return begin
    begin = contentFirst[i]! - 1
  }
}

/** Where a list before a colon begins: "Fever, chills, N/V: denies". */
export function listBegin(view: View, first: number, low: number): number {
  const { marks, cueEndAt, contentFirst } = view
  let begin = first
  for (let i = first - 1; i >= low; i--) {
    const mark = marks[i]!
    if (contentFirst[i] !== 0) begin = i = contentFirst[i]! - 1
    else if (cueEndAt[i] !== 0 || (mark !== Mark.none && mark !== Mark.comma && mark !== Mark.slash)) return begin
  }
  return begin
}
