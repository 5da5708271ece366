/** Hot file: the clause after a cue, up to what ends its scope. Every walk ends at the next cue of its kind, so a sentence is walked a few times, however many cues it has. */
import { Flag, Kind } from '../note/index.ts'
import { coordinatedEnd, isOr, maxList } from './coordination.ts'
import { type CueRow, When } from './cue-rows.ts'
import { endsDenial, goesOnOfRelative, keepsRelative } from './predicates.ts'
import type { Stretch } from './scope.ts'
import { contentWithin, type FoundCue, Mark, type View, wordTest } from './view.ts'

const isBut = wordTest('and but or')

// How many cues may stand between a cue and its first condition ("no known prior history of any possible"); bounds "no no no ...".
const maxPassed = 8
// A gap this wide, in characters, is a column's.
const columnGap = 4

/**
 * Forward to the clause's end: a terminator, a later cue of the same kind, a semicolon, a stop, an arrow, a column, a bracket's
 * close. `begun`: a condition that it governs stands before already.
 */
export function clauseAfter(view: View, cue: FoundCue, high: number, begun = false): Stretch {
  const { tokens, marks, cueAt, cues, contentEnd, drug } = view
  const { row } = cue
  const isCertainty = row.certainty !== null && (row.experiencer === null || row.experiencer === 'patient')
  const wide = row.reach === 'sentence'
  let seen = begun
  let apart = false // a comma stood since the last condition
  let lastDrug = false
  let depth = 0
  let passed = 0
  let headEnd = cue.end // of the cue and of those right after it: "no hx of: A, B"
  let i = cue.end
  while (i < high) {
    const at = cueAt[i]!
    if (at !== 0) {
      const other = cues[at - 1]!
      if (stops(view, cue, other, seen, apart, lastDrug) || (!seen && ++passed > maxPassed)) break
      if (other.first === headEnd) headEnd = other.end
      i = other.end
      continue
    }
    const mark = marks[i]!
    if (
      mark === Mark.pipe ||
      mark === Mark.stop ||
      (mark === Mark.semicolon && !(row.certainty === 'absent' && goesOn(view, i, high)))
    )
      break
    if (mark === Mark.comma) apart = true
    if (mark === Mark.arrow && i > cue.end) break
    if (mark === Mark.colon && i > headEnd && !isOr(tokens, i - 1)) break
    if (mark === Mark.dash && i > cue.end && (isCertainty || seen)) break
    if (mark === Mark.open && lastDrug && depth === 0 && row.certainty === 'absent') break // "no ketorolac (AKI)" says why
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
    else if (mark === Mark.comma && isCertainty && row.certainty === 'absent' && isTreated(view, i + 1, high))
      break // "CVA w/o deficits, OSA on CPAP"
    else if (mark === Mark.comma && row.certainty === 'absent' && isSeen(view, cue, i, high, seen)) break
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

/** Is a history one of a list that "or" closes: "fever, or history of DVT", "fever, history of DVT, or gout"? */
function isListed(view: View, { first, end }: FoundCue): boolean {
  if (isOr(view.tokens, first - 1)) return true
  const high = view.tokens.length
  const next = view.marks[first - 1] === Mark.comma ? contentWithin(view, end, high, 2) : -1
  return next >= 0 && coordinatedEnd(view, view.contentEnd[next]!, high, true) > view.contentEnd[next]!
}

// Words of what was done, up to the comma behind it.
const maxDone = 6

/** Does a comma come before the next condition or cue? */
function goesOnAfter({ marks, contentEnd, cueAt, cues, tokens }: View, { end }: FoundCue): boolean {
  for (let i = end; i < tokens.length && i < end + maxDone; i++) {
    if (marks[i] === Mark.comma) return true
    // "s/p RALP '21 (PSA undetectable), HTN"
    if (marks[i] === Mark.open) return isListedPast(tokens, marks, i)
    // "s/p DES x2,": what was done may have a condition's letters; "prior stroke, cough"
    if (marks[i] !== Mark.none) return false
    if (contentEnd[i] !== 0 && (i > end || marks[contentEnd[i]!] === Mark.comma)) return false
    if (cueAt[i] !== 0 && cues[cueAt[i]! - 1]!.row.only !== 'acute') return false // "stents 2023,"
  }
  return false
}

/** Does the bracket that opens at token i close before a comma in its line? */
function isListedPast({ length, flags }: View['tokens'], marks: View['marks'], i: number): boolean {
  let at = i + 1
  while (at < length && at < i + maxList && marks[at] !== Mark.close && !(flags[at]! & Flag.line)) at++
  return at + 1 < length && marks[at] === Mark.close && marks[at + 1] === Mark.comma
}

const isOwn = wordTest('his her their')
const isOn = wordTest('on s/p')

/** Does a condition that is treated begin at token i: "OSA on CPAP", "CAD s/p PCI"? "No rash on her arms" says where. */
function isTreated({ tokens, contentEnd, drug, marks }: View, i: number, high: number): boolean {
  const end = i < high ? contentEnd[i]! : 0
  for (let k = i + 1; k + 1 < end; k++) if (isOn(tokens, k) && tokens.flags[k + 1]! & Flag.upper) return true
  if (end === 0 || end + 1 >= high || marks[end] !== Mark.none || !isOn(tokens, end)) return false
  return contentEnd[end + 1] !== 0 ? drug[end + 1] === 1 : (tokens.flags[end + 1]! & Flag.upper) !== 0
}

const isNo = wordTest('no without')
const isSideLetter = wordTest('r l lat')
const isDegree = wordTest(
  'mild moderate mod scant small min minimal trace copious some slight sl occasional occ few moderately mildly',
)
const isLat = wordTest('lat')
const isFelt = wordTest('pain pains weakness numbness tingling ache discomfort soreness paresthesia paresthesias')
// adjectives that tell of a sign: "no distress" has no such word behind it
const tellsSign = wordTest(
  'tachycardic bradycardic tachypneic obese cachectic lethargic drowsy somnolent obtunded distended tender swollen jaundiced pale febrile hypotensive hypertensive tearful disheveled unkempt edematous erythematous indurated tremulous ataxic dysarthric frail malodorous',
)

/** After "no rebound," one adjective tells what was seen: "tachycardic"; not in a list that "or" closes, nor after "denies". */
function isSeen(view: View, cue: FoundCue, comma: number, high: number, seen: boolean): boolean {
  const { tokens, contentEnd, marks } = view
  const i = comma + 1
  if (i >= high || !isNo(tokens, cue.first)) return false
  if (isDegree(tokens, i)) return isGraded(view, i, high)
  if (!seen) return false
  if (isSideLetter(tokens, i) && i + 1 < high) return isSeenAside(view, cue, comma, high)
  if (!tellsSign(tokens, i) || contentEnd[i] !== i + 1) return false
  for (let k = i + 1; k < high && k < i + maxList; k++) {
    if (isOr(tokens, k)) return false
    if (isNo(tokens, k) || marks[k] === Mark.stop || marks[k] === Mark.semicolon) return true
  }
  return true
}

/** "no tunneling, mod serous drainage, no odor": what has a degree, and a denial of its own behind it, is there. */
function isGraded({ tokens, marks, contentEnd }: View, i: number, high: number): boolean {
  let at = i
  while (at < high && at < i + 4 && contentEnd[at] === 0 && marks[at] === Mark.none) at++
  const end = at < high ? contentEnd[at]! : 0
  return end > 0 && end + 1 < high && marks[end] === Mark.comma && isNo(tokens, end + 1)
}

/** "no hydrocele, R varicocele.": what one side shows, after one denial, at the end; "no chest pain, L arm pain." denies both. */
function isSeenAside(
  { tokens, marks, contentEnd, contentFirst }: View,
  cue: FoundCue,
  comma: number,
  high: number,
): boolean {
  if (!(tokens.flags[comma + 1]! & Flag.upper) && !isLat(tokens, comma + 1)) return false
  for (let k = cue.end; k < comma; k++) if (marks[k] === Mark.comma) return false
  let at = comma + 1
  while (at < high && at < comma + 4 && contentEnd[at] === 0 && marks[at] === Mark.none) at++
  const end = at < high ? contentEnd[at]! : 0
  if (end === 0 || isFelt(tokens, end - 1) || contentFirst[comma - 1] === 0) return false
  // the last stop of a sentence has no mark
  const ends = marks[end] === Mark.none || marks[end] === Mark.stop || marks[end] === Mark.semicolon
  return end >= high || (tokens.flags[end]! & Flag.line) !== 0 || (ends && tokens.kind[end] === Kind.sign)
}

/**
 * Does `other`, met on the way forward, end the scope of `cue`? `seen`: a condition stood between; `apart`: a comma since the
 * last one; `lastDrug`: that was a drug.
 */
function stops(view: View, cue: FoundCue, other: FoundCue, seen: boolean, apart: boolean, lastDrug: boolean): boolean {
  const { row } = other
  const wide = cue.row.reach === 'sentence'
  if (row.role === 'pseudo') return false
  const when = row.when & ~When.relative
  // "her daughter currently has influenza": the relative goes on
  const isRelative = cue.row.experiencer !== null && cue.row.experiencer !== 'patient'
  const beside =
    other.first - cue.end <= 1 && row.predicate === 0 && row.pronoun === null && row.certainty === 'present'
  if (!seen && isRelative && beside && row.temporality === 'current' && !isOwn(view.tokens, other.end)) return false
  if (!seen && row.predicate !== 0) {
    if (keepsRelative(view, cue, other)) return false
    if (endsDenial(view, cue, other)) return true
  }
  if (!seen && isRelative && row.experiencer === 'patient' && goesOnOfRelative(view, other)) return false
  // "denies cough, or any history of DVT"
  if (row.temporality === 'historical' && cue.row.certainty === 'absent' && isListed(view, other)) return false
  // "no residual, h/o stroke": a history after a comma is not denied, even when what was denied is no condition we know
  if (
    row.temporality === 'historical' &&
    row.reach === 'clause' &&
    cue.row.certainty === 'absent' &&
    view.marks[other.first - 1] === Mark.comma
  )
    return true
  // "history of CAD status post stents, and COPD": the list goes on behind what was done
  if (row.temporality === 'historical' && row.reach === 'next' && cue.row.temporality === 'historical')
    if (cue.row.certainty === null && goesOnAfter(view, other)) return false
  // "Other hx: CAD s/p stents 2023, gout": a year dates one of the list
  if (isYear(row) && cue.row.temporality === 'historical' && view.marks[other.end] === Mark.comma) return false
  if (when === When.always)
    return row.role === 'terminate' || (cue.row.certainty !== 'hypothetical' && cuts(cue.row, row, true))
  // "no changes suggestive of ischemia": what a denied finding would suggest is denied with it
  if (when & When.apart && seen && !apart && cue.row.certainty === 'absent') return false
  if (when !== 0 && when !== When.apart) {
    // "Mother is healthy, he has asthma": a new subject, whether or not a condition stood between
    const fresh = (when & When.always) !== 0 // "Without complaint, the patient was found to have a mass": so has "the patient"
    if (!seen && row.pronoun === null && !fresh) return false
    let holds =
      (when & When.comma) !== 0 &&
      cue.row.certainty !== 'hypothetical' && // "risks of infection, multiple fractures"
      (view.marks[other.first - 1] === Mark.comma || isBut(view.tokens, other.first - 1))
    if (!holds && !wide && (seen || !fresh)) {
      if (when & When.weak) holds = true
      else if (when & When['after-drug']) holds = lastDrug
      else if (when & When['before-drug'] && !lastDrug) {
        const next = contentWithin(view, other.end, view.tokens.length, 2)
        holds = next >= 0 && view.drug[next] === 1
      }
    }
    if (!holds) return false
  }
  return row.role === 'terminate' || cuts(cue.row, row, seen || (when & When.always) !== 0)
}

const isYear = ({ temporality, only, direction }: CueRow): boolean =>
  temporality === 'historical' && only === 'acute' && direction === 'backward'

/** Does a later cue end the scope of an earlier one, `seen` telling whether a condition stood between? */
function cuts(earlier: CueRow, later: CueRow, seen: boolean): boolean {
  if (earlier.experiencer !== null && earlier.experiencer !== 'patient') {
    // "Mother with asthma, he has gout" is the patient again; after "Father with asthma, he" or "Cousin with asthma, he" who knows
    if (later.pronoun !== null && later.experiencer === 'patient')
      return earlier.pronoun !== null && earlier.pronoun !== later.pronoun
    return later.experiencer !== null || (later.certainty === 'hypothetical' && later.reach === 'sentence') // "Mother told to return if he has a fever"
  }
  if (!seen && later.pronoun !== null) return false
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
