/** Scopes: how far a cue reaches, by its direction and reach. Its walks are the hot files `clause-after.ts`, `nearest.ts` and `coordination.ts`; test/assertion/scope.test.ts has the naive twin. */

import { Flag, Kind, type TokenTable } from '../note/index.ts'
import { answersLabel } from './answers.ts'
import { clauseAfter } from './clause-after.ts'
import { coordinatedEnd } from './coordination.ts'
import { clauseBefore, listBefore, nearestBefore, nextAfter, nextBefore } from './nearest.ts'
import { contentWithin, type FoundCue, isJoint, Mark, type View, wordTest } from './view.ts'

/** Tokens from `first` to `end` (out); empty when `first` equals `end`. */
export interface Stretch {
  readonly first: number
  readonly end: number
}

const nothing: Stretch = { first: 0, end: 0 }

// How many tokens may stand between a cue and the condition that it names ("possible component of underlying pneumonia").
const maxGap = 6
// How many words may stand before a cue that opens its sentence ("Approximately one year ago, he ...").
const maxOpening = 4

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
        const before = nearest.end > nearest.first
        // "COPD, admitted two months ago with pneumonia" speaks of what follows, "pneumonia two months ago with fever" of both
        if (row.dated && cue.end < high && isWith(view.tokens, cue.end)) {
          const after = contentWithin(view, cue.end, high, maxGap)
          if (after >= 0) {
            const end = coordinatedEnd(view, view.contentEnd[after]!, high, false)
            return { first: before && touches(view, cue) ? nearest.first : cue.end, end }
          }
        }
        if (before) return nearest
        return cue.first - low <= maxOpening ? clauseAfter(view, cue, high) : nothing
      }
      const gap = typeof row.reach === 'number' ? row.reach - 1 : maxGap
      const before = nextBefore(view, cue, low, gap)
      const after = nextAfter(view, cue, high, gap)
      if (typeof row.reach === 'number' && (before.end === before.first || after.end === after.first)) return nothing
      if (before.end === before.first) return after
      if (after.end === after.first) return before
      return { first: before.first, end: after.end }
    }
    default:
      return nothing
  }
}

const isWith = wordTest('with for after')
const isCount = wordTest(
  'a an about approximately around one two three four five six several few couple some of over nearly',
)

/** Does a condition stand right before the cue, but for a count: "pneumonia about two months ago"? */
function touches(view: View, cue: FoundCue): boolean {
  let i = cue.first - 1
  while (i >= 0 && cue.first - i <= maxOpening && (view.tokens.kind[i] === Kind.number || isCount(view.tokens, i))) i--
  return i >= 0 && view.contentFirst[i] !== 0
}

const isIncludes = wordTest('includes include included including are')

/** Past "fever:" and "for chest pain includes", what a differential is for, to what it holds; the cue itself where nothing such stands. */
function pastTopic(view: View, cue: FoundCue, high: number): FoundCue {
  const topic = contentWithin(view, cue.end, high, maxGap)
  if (topic < 0 || view.marks[cue.end] !== Mark.none) return cue
  const end = view.contentEnd[topic]!
  for (let i = end; i < high && i < end + maxOpening; i++) {
    if (view.marks[i] === Mark.colon || isIncludes(view.tokens, i)) return { ...cue, end: i + 1 }
    if (view.marks[i] !== Mark.none || view.contentEnd[i] !== 0 || view.cueAt[i] !== 0) return cue
  }
  return cue
}

function forward(view: View, found: FoundCue, low: number, high: number): Stretch {
  const { row } = found
  const cue = row.topic ? pastTopic(view, found, high) : found
  if (row.certainty === 'absent' && answersRow(view, cue)) return nextBefore(view, cue, low, 0)
  if (row.certainty === 'absent' && answersQuestion(view, cue)) return nothing // `sign-cues.ts` has read the question
  if (row.certainty === 'absent' && cue.end === cue.first + 1 && answersLabel(view, cue.first))
    return nextBefore(view, cue, low, maxGap)
  // "alprazolam 0.5 mg    20    DENIED": the last column of a row denies nothing of the next
  if (
    row.certainty === 'absent' &&
    cue.first > low &&
    endsLine(view.tokens, cue.end) &&
    isColumn(view.tokens, cue.first)
  )
    return nothing
  if (row.certainty === 'absent' && deniesBefore(view, cue, low, high)) return listBefore(view, cue, low)
  // "as needed (weight gain, swelling)"
  if (row.reach === 'next' && row.certainty === 'hypothetical' && view.marks[cue.end] === Mark.open && cue.end < high)
    return insideBracket(view, cue.end, high)
  const scope =
    typeof row.reach === 'number'
      ? nextAfter(view, cue, high, row.reach - 1)
      : row.reach === 'next'
        ? nextAfter(view, cue, high, maxGap)
        : clauseAfter(view, cue, high)
  if (row.fresh && isTheirs(view, scope)) return nothing
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
  // "TB rule out."
  if (row.certainty === 'possible' && isRule(view.tokens, cue.first) && isSaid(view, cue.end, high))
    return nextBefore(view, cue, low, 0)
  return scope
}

const isDenied = wordTest('denied')
const isBareNo = wordTest('no')
const isBy = wordTest('by')

/** "Fever denied.", "SI/HI denied, AVH denied", "chest pain denied at this time"; not "the patient with chest pain denied trauma", "coverage denied by". */
function deniesBefore(view: View, { first, end }: FoundCue, low: number, high: number): boolean {
  const bare = isBareNo(view.tokens, first) && (end >= high || view.text.charCodeAt(view.tokens.start[end]!) === 46) // "DGF no."
  return (
    (isDenied(view.tokens, end - 1) || (bare && end === first + 1)) &&
    first > low &&
    view.contentFirst[first - 1] !== 0 &&
    isSaid(view, end, high) &&
    !isBy(view.tokens, end)
  )
}

const isOwn = wordTest('her his their my your our')

/** "I do not think it is her asthma": hers is there, whatever it does. */
function isTheirs({ tokens, contentEnd }: View, { first, end }: Stretch): boolean {
  for (let i = first; i < end && contentEnd[i] === 0; i++) if (isOwn(tokens, i)) return true
  return false
}

// A bracket of so many tokens is looked through for its end.
const maxBracket = 40

function insideBracket({ marks }: View, open: number, high: number): Stretch {
  let end = open + 1
  while (end < high && end < open + maxBracket && marks[end] !== Mark.close) end++
  return { first: open + 1, end }
}

const isRule = wordTest('rule r') // "rule out", "r/o"

/** "Any chest pain? No" and the end of its line: the answer says nothing of what follows. */
function answersQuestion({ text, tokens }: View, { first, end }: FoundCue): boolean {
  return first > 0 && text.charCodeAt(tokens.start[first - 1]!) === 63 && endsLine(tokens, end)
}

/** "HYPERTENSION    NO", "HCC    no; US negative", a row of two columns: a gap between the condition and the cue, and nothing after it that it denies. */
function answersRow({ tokens, contentFirst, marks }: View, { first, end }: FoundCue): boolean {
  return (
    first > 0 &&
    contentFirst[first - 1] !== 0 &&
    tokens.start[first]! - tokens.end[first - 1]! > 1 &&
    (endsLine(tokens, end) || marks[end] === Mark.semicolon || marks[end] === Mark.open)
  )
}

// A gap this wide, in characters, is a column's.
const columnGap = 4

function isColumn(tokens: TokenTable, i: number): boolean {
  return (tokens.flags[i]! & Flag.line) === 0 && tokens.start[i]! - tokens.end[i - 1]! >= columnGap
}

function endsLine(tokens: TokenTable, end: number): boolean {
  return end >= tokens.length || (tokens.flags[end]! & Flag.line) !== 0
}

function backward(view: View, cue: FoundCue, low: number): Stretch {
  const { reach } = cue.row
  if (typeof reach === 'number') {
    const before = nextBefore(view, cue, low, reach - 1)
    return cue.row.known && !isKnown(view, before, low) ? nothing : before
  }
  if (reach === 'nearest') return nearestBefore(view, cue, low)
  return reach === 'next' ? nextBefore(view, cue, low, maxGap) : clauseBefore(view, cue, low)
}

const isKnowing = wordTest('the his her their your this my')
// So many words of a condition may stand before its head.
const maxLead = 3

/** Does a determiner say that the condition is one that is known: "if the pain persists", not "if fever persists"? */
function isKnown({ tokens }: View, { first }: Stretch, low: number): boolean {
  for (let i = first - 1; i >= Math.max(low, first - 1 - maxLead); i--) if (isKnowing(tokens, i)) return true
  return false
}

/** "neg Murphy", "possible PE", "resolved pneumonia"; else "Murphy negative", "PE possible", "pneumonia treated, resolved". */
function adjacent(view: View, cue: FoundCue, low: number, high: number): Stretch {
  const { certainty } = cue.row
  const touches = cue.first > low && view.contentFirst[cue.first - 1] !== 0
  if (certainty === 'possible') {
    // "DM likely type 1" says of what kind it is
    if (touches && view.contentEnd[cue.end] === 0 && !isKind(view, cue, high)) return nextBefore(view, cue, low, 0)
    const after = nextAfter(view, cue, high, maxGap)
    if (after.end > after.first) return after
    const mark = cue.first > low ? view.marks[cue.first - 1]! : Mark.comma
    // "PE is possible", "PE: possible given …"; "leukocytosis: likely reactive" says of what kind it is
    return (mark === Mark.none || mark === Mark.colon) && isSaid(view, cue.end, high)
      ? nextBefore(view, cue, low, 1)
      : nothing
  }
  // ", neg bubble": of the word behind it, which is no condition that we know
  if (certainty === 'absent' && cue.first > low && view.marks[cue.first - 1] === Mark.comma) {
    const known = contentWithin(view, cue.end, high, maxGap - 1) >= 0
    if (!known && !isSaid(view, cue.end, high)) return nothing
  }
  if (contentWithin(view, cue.end, high, touches ? 1 : maxGap - 1) >= 0)
    return certainty !== null ? clauseAfter(view, cue, high) : nextAfter(view, cue, high, 1)
  if (certainty === 'absent' && touches && isSaid(view, cue.end, high)) return listBefore(view, cue, low)
  return certainty !== null ? nextBefore(view, cue, low, maxGap) : nearestBefore(view, cue, low)
}

const isLikely = wordTest('likely probably possibly presumably')

function isKind(view: View, { end }: FoundCue, high: number): boolean {
  return isLikely(view.tokens, end - 1) && !isSaid(view, end, high)
}

const goesOn = wordTest(
  'given in at but and based with for as on this because since though although per after before vs versus by or if however when while so then now today again still at',
)

/** Is all said at token i: does the clause end, or go on with a small word? */
function isSaid({ tokens, marks }: View, i: number, high: number): boolean {
  return i >= high || marks[i] !== Mark.none || tokens.kind[i] !== Kind.word || goesOn(tokens, i)
}

function hasContent(view: View, { first, end }: Stretch): boolean {
  for (let i = first; i < end; i++) if (view.contentEnd[i] !== 0) return true
  return false
}
