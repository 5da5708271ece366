/** Status: does the patient take the drug? From cues around it, the section, and what was asserted. */
import { oneOf } from '../../note/index.ts'
import { broken, commaBetween } from './between.ts'
import { type Described, depthAfter, inOneBracket, isIf, targetOf } from './cue-targets.ts'
import { decideStatus, rank, type Side } from './decide-status.ts'
import {
  arrowBetween,
  endOfCue,
  hasBar,
  home,
  isBlame,
  isHomeList,
  isJoined,
  isOfRow,
  isReversed,
} from './drug-links.ts'
import { isGivenUp, isPassedOver } from './exchange.ts'
import { isOrder } from './orders.ts'
import { isReaction } from './reactions.ts'
import type { Drug } from './segments.ts'
import { classAt, type SigWords, signAt, wordAt } from './sig-words.ts'
import type { StatusCue } from './status-cues.ts'
import type { DrugAxes, SectionSays, StatusFound } from './status-found.ts'
import {
  announces,
  givenTogether,
  isImperative,
  isOfCulture,
  isOfFamily,
  isOften,
  isSingleDose,
  isTaken,
  isTolerance,
  isVersus,
  prescribes,
  resumes,
} from './status-signs.ts'
import { isConditionalOrder, isOrderFor, isPause, startsLater, triggered, waits } from './triggers.ts'
import { Word } from './words.ts'

// Cues before a drug that stand this near to one another work together: "plan to start".
const chained = 3

const to = oneOf('to from with after')
const isTo = (words: SigWords, cue: StatusCue): boolean => to(words.tokens, cue.end - 1)

const only = oneOf('only just')

/** "not taking Lipitor or Zetia, only the aspirin" */
const isOnly = (words: SigWords, first: number): boolean =>
  only(words.tokens, classAt(words, first - 1) === Word.article ? first - 2 : first - 1)

/** Has a drug directions that go on for good, and the one before it none? */
function goesOnAfter(before: Described, { slots }: Described): boolean {
  const lasts = (slot: Described['slots'][number]): boolean =>
    isOften(slot) && slot.kind === 'frequency' && slot.value.continuous !== true
  return slots.some(lasts) && !before.slots.some(isOften) && !slots.some(({ kind }) => kind === 'duration')
}

/** The statuses of the drugs of one segment, in order: "Stop HCTZ and tramadol; Lasix was held" has two stopped and one on hold. */
export function statusesOf(
  words: SigWords,
  drugs: readonly Described[],
  cues: readonly StatusCue[],
  section: (token: number) => SectionSays,
  axes: (drug: Drug) => DrugAxes | undefined,
): StatusFound[] {
  const forward: (Side | null)[] = drugs.map(() => null)
  const backward: (Side | null)[] = drugs.map(() => null)
  const conditional: boolean[] = drugs.map(() => false)
  // from the last cue to the first: the nearest ahead of a drug comes first, and only its chain adds to it
  const reached: number[] = drugs.map(() => -1)
  for (let c = cues.length - 1; c >= 0; c--) {
    const cue = cues[c]!
    const target = targetOf(words, drugs, cue)
    if (target === null) continue
    const { drug } = target
    if (target.forward && isVersus(words, cue) && isBlame(words, cue, drugs[drug]!)) continue
    // "keflex vs doxycycline": neither is chosen
    if (target.forward && drug > 0 && isVersus(words, cue) && cue.first - drugs[drug - 1]!.wordsEnd <= 0)
      backward[drug - 1] ??= { cue, inherited: false }
    if (!target.forward) {
      if (
        isPause(words, cue) ||
        isConditionalOrder(words, cue) ||
        (isIf(words, cue) && c > 0 && isOrderFor(words, cues[c - 1]!, cue))
      )
        continue
      const known = backward[drug]
      // "was held for AKI and resumed on discharge": what came last
      if (known && known.cue.status === 'active' && resumes(words, known.cue) && rank[cue.status] >= rank['on-hold'])
        continue
      // "was restarted without issue": it goes on
      const borne = known && cue.status === 'active' && isTolerance(words, known.cue)
      if (known === null || known === undefined || borne || rank[cue.status] > rank[known.cue.status])
        backward[drug] = { cue, inherited: false }
      continue
    }
    if (isIf(words, cue)) conditional[drug] = true
    const known = forward[drug]
    if (known === null || known === undefined) forward[drug] = { cue, inherited: false }
    else if (reached[drug]! - cue.end > chained && !isIf(words, cue)) continue
    // "ALLERGIES: Tolerates cephalexin", "was given a prescription for Vicodin": the nearer word holds
    else if (cue.status === 'allergy' && (isTolerance(words, known.cue) || isTaken(words, known.cue))) continue
    // "anaphylaxis to a bee sting s/p epinephrine": it has an allergen of its own
    else if (cue.status === 'allergy' && reached[drug]! > cue.end && isTo(words, cue)) continue
    else if (cue.status === 'completed' && prescribes(words, known.cue)) continue
    // "resume home Lasix": the verb says more
    else if (
      rank[cue.status] > rank[known.cue.status] ||
      (cue.status === 'active' && known.cue.status === 'active' && home(words.tokens, known.cue.first))
    )
      forward[drug] = { cue, inherited: false }
    // "consider stopping": it goes on for now; "discussed avoiding NSAIDs": they are not taken
    else if (
      cue.status === 'intended' &&
      rank[known.cue.status] > rank['not-taken'] &&
      !commaBetween(words, cue.end, known.cue.first) && // "prerenal vs ATN, hold ACEi"
      !/^(?:recommend|plan|suggest|advis)/i.test(wordAt(words, cue.first))
    )
      conditional[drug] = true
    reached[drug] = cue.first
  }
  const ifAfter = triggered(words, drugs)
  // "Stop HCTZ, tramadol and naproxen": a cue ahead governs the drugs after it until another cue or a semicolon
  let depth = 0 // of brackets that opened since the cue
  for (let d = 1; d < drugs.length; d++) {
    depth = forward[d - 1]?.inherited
      ? depth
      : depthAfter(words, endOfCue(words, forward[d - 1]?.cue) ?? drugs[d - 1]!.end, drugs[d - 1]!.end, 0)
    depth = depthAfter(words, drugs[d - 1]!.end, drugs[d]!.first, depth)
    if (conditional[d - 1] && !broken(words, drugs[d - 1]!.end, drugs[d]!.first)) conditional[d] = true
    const before = forward[d - 1] ?? null
    if (
      forward[d] !== null ||
      before === null ||
      (before.cue.status === 'unknown' && !isOfCulture(words, before.cue)) ||
      (isOnly(words, drugs[d]!.first) && rank[before.cue.status] >= rank['not-taken']) ||
      hasBar(words, drugs[d - 1]!.end, drugs[d]!.first) ||
      depth < 0 || // "(tolerated cephalexin), sulfa"
      broken(words, drugs[d - 1]!.end, drugs[d]!.first)
    )
      continue
    // "stop lisinopril -> labetalol": what comes after it; under a condition that comes when it does
    if (rank[before.cue.status] >= rank['not-taken'] && arrowBetween(words, drugs[d - 1]!.end, drugs[d]!.first)) {
      if (conditional[d - 1] || ifAfter[d - 1])
        forward[d] = { cue: { ...before.cue, status: 'intended' }, inherited: true }
      continue
    }
    // "switched from Lipitor to Crestor"
    if (before.cue.single || /from$/i.test(wordAt(words, before.cue.end - 1))) continue
    // "loaded with Keppra 1 g, then Keppra 500 mg bid": a dose that was given, and what goes on
    if (before.cue.status === 'completed' && goesOnAfter(drugs[d - 1]!, drugs[d]!)) continue
    // "hold metformin, lisinopril 10 mg daily": with directions of its own it goes on
    if (
      rank[before.cue.status] >= rank['not-taken'] &&
      !drugs[d - 1]!.slots.some(({ kind }) => kind === 'amount') &&
      drugs[d]!.slots.some(({ kind }) => kind === 'amount' || (kind === 'duration' && isOrder(words, before.cue))) &&
      before.cue.status !== 'allergy'
    )
      continue
    if (backward[d - 1] !== null && rank[backward[d - 1]!.cue.status] > rank[before.cue.status]) continue
    const joined = (!before.inherited || before.joined === true) && isJoined(words, drugs[d - 1]!, drugs[d]!)
    forward[d] = { cue: before.cue, inherited: true, joined }
  }
  // "Cardiology recs: increase metoprolol, add Imdur": all of it is advice
  const advice = cues.find((cue) => announces(words, cue))
  if (advice !== undefined)
    forward.forEach((side, d) => {
      if (
        side !== null &&
        side.cue.status === 'active' &&
        side.cue.first > advice.first &&
        isImperative(words, side.cue)
      )
        forward[d] = { cue: advice, inherited: false }
    })
  forward.forEach((side, d) => {
    if (side !== null && ifAfter[d] && rank[side.cue.status] >= rank['on-hold'] && isOrder(words, side.cue))
      conditional[d] = true
    if (side !== null && startsLater(words, side.cue, drugs[d]!, ifAfter[d]!))
      forward[d] = { ...side, cue: { ...side.cue, status: 'intended' } }
  })
  // "A, B and C; all held"
  for (let d = drugs.length - 1; d > 0; d--) {
    const { cue } = backward[d] ?? {}
    for (let k = d - 1; cue !== undefined && k >= 0 && k > d - cue.counts; k--) {
      if (broken(words, drugs[k]!.end, drugs[k + 1]!.first)) break
      backward[k] ??= { cue, inherited: true }
    }
  }
  // "Lasix and spironolactone held": back over a coordination
  for (let d = drugs.length - 2; d >= 0; d--) {
    // "A 1 g IV, B 2 L and C 40 mg were given"
    const plural =
      backward[d + 1] !== null &&
      /^(?:were|are|have)$/i.test(wordAt(words, backward[d + 1]!.cue.first)) &&
      !broken(words, drugs[d]!.end, drugs[d + 1]!.first)
    if (backward[d] === null && (plural || givenTogether(words, drugs[d]!, drugs[d + 1]!, backward[d + 1]?.cue)))
      backward[d] = backward[d + 1]!
    else if (
      backward[d] === null &&
      backward[d + 1] !== null &&
      (isJoined(words, drugs[d]!, drugs[d + 1]!) ||
        isHomeList(words, drugs, d, backward[d + 1]!.cue) ||
        isOfRow(words, drugs[d]!, drugs[d + 1]!, backward[d + 1]!.cue) ||
        inOneBracket(
          words,
          drugs[d]!.end + (signAt(words, drugs[d]!.end) === 40 ? 1 : 0),
          drugs[d + 1]!,
          backward[d + 1]!.cue,
        ))
    )
      backward[d] = backward[d + 1]!
  }
  const decided = drugs.map((drug, d): StatusFound => {
    const listed = section(drug.first).implies
    if (!/list=(?:medication|problem)/.test(listed) && isReaction(words, drugs, d)) {
      const span = { start: words.tokens.start[drug.first]!, end: words.tokens.end[drug.end - 1]! }
      return { status: 'allergy', because: [{ rule: 'status/reaction', span }], cue: null }
    }
    // "methylprednisolone q12h -> prednisone when tolerating PO": not yet
    const given =
      isGivenUp(words, drugs, d) &&
      !(
        drugs[d + 1] &&
        arrowBetween(words, drug.end, drugs[d + 1]!.first) &&
        (ifAfter[d + 1] || waits(words, drugs[d + 1]!))
      )
    const own = axes(drug)
    const found = decideStatus(
      words,
      drug,
      forward[d] ?? null,
      backward[d] ?? null,
      conditional[d]!,
      section(drug.first),
      own,
    )
    if (isOfFamily(words, drug, own) && (found.status === 'active' || found.status === 'intended'))
      return { ...found, status: 'unknown', because: [{ rule: 'status/of-family', span: found.because[0]!.span }] }
    if (d > 0 && isPassedOver(words, drugs[d - 1]!, drug) && rank[found.status] < rank['not-taken'])
      return { ...found, status: 'not-taken', because: [{ rule: 'status/passed-over', span: found.because[0]!.span }] }
    return given && rank[found.status] < rank.intended && !listed.includes('allergen')
      ? {
          ...found,
          // "vancomycin x3 days, narrowed to cefazolin": a course that is done
          status:
            (found.cue?.status === 'completed' && !/^on$/i.test(wordAt(words, found.cue.end - 1))) ||
            drug.slots.some(({ kind }) => kind === 'duration')
              ? 'completed'
              : 'stopped',
          because: [{ rule: 'status/exchanged', span: found.because[0]!.span }],
          cue: null,
        }
      : found
  })
  for (let d = drugs.length - 2; d >= 0; d--)
    decided[d] = besides(words, drugs, decided, d, ifAfter[d + 1]! || waits(words, drugs[d + 1]!))
  return decided
}

/** What the drug after it says of a drug, or of itself: an exchange that waits or was declined, doses that were given together. */
function besides(
  words: SigWords,
  drugs: readonly Described[],
  decided: StatusFound[],
  d: number,
  waits: boolean,
): StatusFound {
  const [found, next] = [decided[d]!, decided[d + 1]!]
  if (waits && next.cue === null && next.status === 'active' && arrowBetween(words, drugs[d]!.end, drugs[d + 1]!.first))
    decided[d + 1] = { ...next, status: 'intended' }
  const rule = found.because[0]?.rule
  if (found.status === 'active' && isReversed(words, drugs[d]!, next.cue)) return { ...found, status: 'on-hold' }
  // "switch losartan to Entresto declined"
  if (rule === 'status/exchanged' && next.status === 'not-taken') return { ...found, status: 'active' }
  // "Zyprexa 10 mg IM + Ativan 2 mg IM, effective"
  const nextRule = next.because[0]?.rule // "Ibrance/fulvestrant 9/2022-11/2023"
  const given =
    (nextRule === 'status/had-outcome' || nextRule === 'status/course-with-ends') &&
    isJoined(words, drugs[d]!, drugs[d + 1]!)
  if (
    given &&
    found.cue === null &&
    found.status === 'active' &&
    (isSingleDose(drugs[d]!) || nextRule !== 'status/had-outcome')
  )
    return { ...found, status: 'completed', because: next.because }
  return found
}
