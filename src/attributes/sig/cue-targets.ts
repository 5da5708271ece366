/** Cue targets: which drug a status cue speaks of, and what parts the two. */
import { Flag, Kind, oneOf } from '../../note/index.ts'
import { broken, commaBetween } from './between.ts'
import { isOfDrip, standsAlone } from './orders.ts'
import { hasObject, isOfOther } from './other-object.ts'
import { type Drug, firstFrom } from './segments.ts'
import { beginsColumn, classAt, hasMark, isWord, type SigWords, signAt } from './sig-words.ts'
import type { Slot } from './slot.ts'
import type { StatusCue } from './status-cues.ts'
import { keyOf, Mark, Word } from './words.ts'

// A cue farther than this from the drug's own words, in tokens, is about something else.
const maxReach = 12
const maxReachAhead = 14

/** A drug as status sees it: where its own words end, and whether they hold a dose or a frequency. */
export interface Described extends Drug {
  readonly wordsEnd: number
  /** Its sig in the order of the note. */
  readonly slots: readonly Slot[]
  readonly dosed: boolean
  /** A vaccine or a blood product: given once, unless the words say otherwise. */
  readonly givenOnce: boolean
  /** A fluid: so much of it, with no rate, is a bolus. */
  readonly fluid: boolean
  /** What drug it is. */
  readonly concept: number
}

/** Where those of a drug's words end that stand before token `first`. */
function saidBefore({ end, wordsEnd, slots }: Described, first: number): number {
  if (wordsEnd <= first) return wordsEnd
  let said = end
  for (const slot of slots) if (slot.end <= first && slot.end > said) said = slot.end
  return said
}

/** Nothing but a hyphen stands between: "statin intolerance", "statin-intolerant". */
function isBeside(words: SigWords, end: number, cue: number): boolean {
  return cue === end || (cue === end + 1 && signAt(words, end) === 45)
}

/** Which drug a cue is about: the next one ahead, or the one before it. */
export function targetOf(
  words: SigWords,
  drugs: readonly Described[],
  cue: StatusCue,
): { drug: number; forward: boolean } | null {
  if (missesDoses(words, cue) || (cue.status === 'not-taken' && isInCondition(words, cue))) return null
  const next = firstFrom(drugs, cue.end)
  const before = next - 1
  const reach = cue.touching && cue.direction === 'forward' ? 1 : maxReachAhead
  const ahead =
    next < drugs.length &&
    drugs[next]!.first - cue.end <= reach &&
    !broken(words, cue.end, drugs[next]!.first) &&
    !isOfOther(words, cue, drugs[next]!) &&
    (depthAfter(words, cue.end, drugs[next]!.first, 0) >= 0 || isIf(words, cue) || headsList(words, cue.end)) // "(if agitated): haloperidol"
  const from = before >= 0 ? drugs[before]!.wordsEnd : 0
  // what stands inside a drug's own words ("for an urticarial rash") says nothing of its status; "gtt off" goes past them
  if (
    before >= 0 &&
    !isIf(words, cue) &&
    drugs[before]!.slots.some(
      (slot) => slot.first < cue.end && cue.first < slot.end && !(cue.status === 'stopped' && cue.end > slot.end),
    )
  )
    return null
  if (cue.status === 'allergy' && cue.direction === 'backward')
    return before >= 0 &&
      (isBeside(words, drugs[before]!.end, cue.first) || isBracketed(words, drugs[before]!.end, cue))
      ? { drug: before, forward: false }
      : null
  if (
    cue.touching &&
    cue.direction !== 'forward' &&
    before >= 0 &&
    !touches(words, saidBefore(drugs[before]!, cue.first), cue.first)
  )
    return null
  const behind =
    before >= 0 &&
    cue.first - from <= maxReach &&
    (cue.pronoun ? cue.first - from <= maxReach : !broken(words, Math.min(from, cue.first), cue.first)) &&
    (cue.counts > 1 || !ofAnother(words, from, cue.first))
  if (
    before >= 0 &&
    cue.direction !== 'backward' &&
    (endsSaid(words, cue) || (beginsColumn(words, cue.first) && beginsColumn(words, cue.end))) &&
    isInLine(words, drugs[before]!.first, cue)
  ) {
    // "alprazolam 0.5 mg     20    STOP": the last column is its own row's
    if (beginsColumn(words, cue.first)) return { drug: before, forward: false }
    // "metformin 500 mg daily; declines.", "Creon with meals [refusing]"
    const parted = signAt(words, cue.first - 1) === 59 || signAt(words, cue.first - 1) === 91
    if (parted && cue.status === 'not-taken' && cue.first - from <= maxReach) return { drug: before, forward: false }
  }
  // "on pressors due to sepsis, bronchodilators": what is blamed stands right behind
  if (cue.status === 'unknown' && ahead && commaBetween(words, cue.end, drugs[next]!.first)) return null
  // "The following were discontinued: A and B"
  if (cue.direction === 'backward' && ahead && signAt(words, cue.end) === 58) return { drug: next, forward: true }
  if (cue.direction === 'forward') {
    // "spironolactone - never picked up, Lipitor 40": what stands alone beside a drug is its own
    // and so is "discussed" of "Ozempic discussed, needs approval"
    const alone =
      signAt(words, cue.first - 1) === 45 ||
      (cue.first === from && aloneToo.has(cue.status) && !versus(words.tokens, cue.first))
    if (behind && endsHere(words, cue.end) && alone && touches(words, from, cue.first))
      return { drug: before, forward: false }
    // "no further bleeding and 10 mg of Decadron": nothing more of the condition
    if (ahead && cue.status === 'not-taken' && conditionBetween(words, cue.end, drugs[next]!.first)) return null
    // "lidocaine was injected with a needle"
    if (!ahead && behind && cue.status === 'completed' && hasMark(words, cue.first, Mark.helping))
      return { drug: before, forward: false }
    // "Statin: not on"
    if (!ahead && behind && cue.status === 'not-taken' && cue.first === from + 1 && signAt(words, from) === 58)
      return { drug: before, forward: false }
    return ahead ? { drug: next, forward: true } : null
  }
  if (cue.direction === 'backward') return behind ? { drug: before, forward: false } : null
  if (!ahead && before >= 0 && isOfDrip(words, cue, drugs[before]!)) return null
  // both: right after the drug's own words it looks back; else ahead where a drug follows, else back
  if (behind && looksBack(words, drugs[before]!, cue, drugs[next])) return { drug: before, forward: false }
  const heads = ahead && isLed(words, cue.first - 1) && isNext(words, cue.end, drugs[next]!.first) // "On ACEi: STOP lisinopril"
  if (behind && !heads && touches(words, from, cue.first)) return { drug: before, forward: false }
  if (ahead && !commaBetween(words, cue.end, drugs[next]!.first)) return { drug: next, forward: true }
  if (hasObject(words, cue)) return null
  if (behind || (before >= 0 && cue.first - from <= maxReach && standsAlone(words, cue)))
    return { drug: before, forward: false }
  // "if not at target, d/c Humira"; not "stopped, now losartan"
  return ahead && isIf(words, cue) ? { drug: next, forward: true } : null
}

/** "Home meds (not continued): HCTZ" */
export const headsList = (words: SigWords, end: number): boolean =>
  signAt(words, end) === 41 && signAt(words, end + 1) === 58

/** "declining renal function": a condition's own word. */
const isInCondition = ({ condition }: SigWords, { first, end }: StatusCue): boolean =>
  condition[first] === 1 && condition[end] === 1

/** Does the drug stand right behind the cue, on its line? */
const isNext = ({ tokens }: SigWords, end: number, drug: number): boolean =>
  drug === end && (tokens.flags[drug]! & Flag.line) === 0

/** How many brackets are open at token `end`, from `depth` of them on; -1 where one closes that opened before: "(tolerated cephalexin), sulfa". */
export function depthAfter(words: SigWords, from: number, end: number, depth: number): number {
  let open = depth
  for (let i = from; i < end && open >= 0; i++) {
    const sign = signAt(words, i)
    if (sign === 40) open++
    else if (sign === 41 && (open > 0 || !isListMark(words, i))) open--
  }
  return open
}

/** The bracket of "1)", "b)". */
function isListMark({ tokens }: SigWords, bracket: number): boolean {
  const length = bracket === 0 ? 0 : tokens.end[bracket - 1]! - tokens.start[bracket - 1]!
  return length === 1 || (length === 2 && tokens.kind[bracket - 1] === Kind.number)
}

/** A comma, a stop, a closing bracket or the line's end. */
function endsHere({ tokens, text }: SigWords, i: number): boolean {
  return i >= tokens.length || (tokens.flags[i]! & Flag.line) !== 0 || /[,;.)\]]/.test(text[tokens.start[i]!]!)
}

/** Is no more said after the cue: its line ends, or a stop or a closing bracket follows? */
function endsSaid(words: SigWords, { end }: StatusCue): boolean {
  const { tokens } = words
  if (end >= tokens.length || (tokens.flags[end]! & Flag.line) !== 0) return true
  const sign = signAt(words, end)
  return sign === 46 || sign === 41 || sign === 93
}

/** Does no line begin between the drug at token `from` and the cue? */
function isInLine({ tokens }: SigWords, from: number, { first }: StatusCue): boolean {
  for (let i = from + 1; i <= first; i++) if (tokens.flags[i]! & Flag.line) return false
  return true
}

/** "PCN (anaphylaxis)" */
function isBracketed(words: SigWords, end: number, cue: StatusCue): boolean {
  return (
    cue.first === end + 1 &&
    signAt(words, end) === 40 &&
    signAt(words, cue.end) === 41 &&
    isAnaphylaxis(words.tokens, cue.first)
  )
}

const aloneToo: ReadonlySet<string> = new Set(['intended', 'completed', 'stopped', 'not-taken'])
const versus = oneOf('vs versus')

// Reactions that nothing but an allergy has: "amitriptyline (rash)" may be why it was stopped.
const isAnaphylaxis = oneOf('anaphylaxis anaphylactic')

const missed = keyOf('missed')

/** "missed 2 doses of", "missed a few doses": who misses some takes the rest. */
function missesDoses(words: SigWords, { first, end }: StatusCue): boolean {
  if (!isWord(words, first, missed)) return false
  for (let i = end; i < end + 4; i++) {
    if (classAt(words, i) === Word.dose) return i > end
    if (words.drug[i]) continue // "missed 2 Humira doses"
    const counts = words.tokens.kind[i] === Kind.number || classAt(words, i) === Word.number
    if (!counts && classAt(words, i) !== Word.article && !hasMark(words, i, Mark.vague | Mark.hedge)) return false
  }
  return false
}

/** Only a dash, a column's blank or a helping verb stand between: "hydroxyurea - stopped", "Lasix is held". */
function touches(words: SigWords, from: number, cue: number): boolean {
  for (let i = from; i < cue; i++) {
    const sign = signAt(words, i)
    if (sign === 45 || sign === 58 || sign === 40 || sign === 41) continue
    if (hasMark(words, i, Mark.helping) || words.tokens.kind[i] === Kind.arrow || isPatient(words.tokens, i)) continue
    return beginsColumn(words, cue)
  }
  return true
}

const isPatient = oneOf('pt patient he she')

/** A colon, an arrow or the patient: what begins something new, when a drug follows. */
const isLed = (words: SigWords, i: number): boolean =>
  signAt(words, i) === 58 || words.tokens.kind[i] === Kind.arrow || (i >= 0 && isPatient(words.tokens, i))

/** "ibuprofen 400 prn -- advised to STOP (pemetrexed)", "Velphoro TID: pt quit -> sevelamer": what stands behind the cue is why, or what came then. */
function looksBack(words: SigWords, drug: Described, cue: StatusCue, next: Described | undefined): boolean {
  if (!ends.has(cue.status) || !isInLine(words, drug.first, cue) || commaBetween(words, drug.wordsEnd, cue.first))
    return false
  if (next === undefined || next.first - cue.end > maxReachAhead) return false
  if (words.tokens.kind[cue.end] === Kind.arrow) return true
  return signAt(words, cue.end) === 40 && depthAfter(words, cue.end, next.first, 0) > 0
}

const ends: ReadonlySet<string> = new Set(['stopped', 'on-hold', 'not-taken'])

/** "levophed 4 mcg/min, vaso off": after a comma, right after a word that nobody knows, the cue is about that word. */
function ofAnother(words: SigWords, from: number, cue: number): boolean {
  const before = cue - 1
  if (before <= from || words.tokens.kind[before] !== Kind.word || classAt(words, before) !== Word.none) return false
  if (hasMark(words, before, Mark.helping) || words.notFrequency[before]) return false
  return signAt(words, before - 1) === 44
}

/** A condition stands between, and no "or" after it. */
function conditionBetween(words: SigWords, from: number, end: number): boolean {
  for (let i = end - 1; i >= from; i--) {
    if (words.condition[i]) return true
    if (classAt(words, i) === Word.or) return false
  }
  return false
}

/** "if": what it governs has not happened. */
export function isIf(words: SigWords, cue: StatusCue): boolean {
  return classAt(words, cue.first) === Word.if
}

// How far apart, in tokens, drugs of one bracket may stand: names that nobody knows stand between.
const maxInBracket = 8

/** "GDMT (Entresto, spiro, Coreg) on hold": both stand in the bracket that the cue follows; the one drug ends at token `end`. */
export function inOneBracket(words: SigWords, end: number, next: Described, cue: StatusCue): boolean {
  if (signAt(words, cue.first - 1) !== 41 || cue.first - 1 < next.end || next.first - end > maxInBracket) return false
  for (let i = end; i < cue.first - 1; i++) {
    const sign = signAt(words, i)
    if (sign === 40 || sign === 41 || sign === 59 || sign === 46) return false
  }
  return true
}
