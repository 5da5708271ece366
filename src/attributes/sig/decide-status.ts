/** The decision: what a drug's status is, by the cues that reached it, its section and its own words. */
import { oneOf } from '../../note/index.ts'
import { isInClosedSpan } from './closed-spans.ts'
import type { Described } from './cue-targets.ts'
import { isDenied } from './denied.ts'
import { givenOnceStatus } from './given-once.ts'
import { inAllergies } from './in-allergies.ts'
import { isParted } from './parted.ts'
import type { MedicationStatus } from './sig.ts'
import { type SigWords, wordAt } from './sig-words.ts'
import type { StatusCue } from './status-cues.ts'
import type { DrugAxes, SectionSays, StatusFound } from './status-found.ts'
import {
  doneIn,
  givenIn,
  isAnsweredNo,
  isAside,
  isAsNeeded,
  isCourseWithEnds,
  isImperative,
  isOfAllergy,
  isOften,
  isPastCourse,
  isPastTold,
  isPastUntil,
  isSingleDose,
  isSupposed,
  isTolerance,
  isTrial,
  isUnfinished,
  noAllergy,
  prescribes,
  reported,
  usedIn,
} from './status-signs.ts'
import { isOfOrganism } from './susceptibility.ts'
import { hadOutcome, isCountedDose, isGivenThere, isToldCourse, isToldDose, wasLately } from './told-doses.ts'
import { isConsequence } from './triggers.ts'

// Of two cues about one drug the stronger one holds: "started then d/c'd" is stopped, "consider starting" intended.
export const rank: Record<MedicationStatus, number> = {
  allergy: 8,
  stopped: 7,
  'on-hold': 6,
  'not-taken': 5,
  intended: 4,
  completed: 3,
  active: 2,
  unknown: 1,
}

const isNo = oneOf('no')
const will = oneOf('will')
const wasOn = oneOf('was were')
const isBefore = oneOf('before prior')
const past = oneOf('past')

/** "in the past" */
const isInPast = ({ tokens }: SigWords, { status, end }: StatusCue): boolean =>
  status === 'completed' && past(tokens, end - 1)

/** A cue that reached a drug from one side. */
export interface Side {
  readonly cue: StatusCue
  /** It was said of a drug before, and holds for this one too. */
  readonly inherited: boolean
  /** It was said of a drug before that "and" or a slash joins with this one. */
  readonly joined?: boolean
}

/** Weighs what was said of a drug: the stronger cue first, then the section, then what its own words imply. */
export function decideStatus(
  words: SigWords,
  drug: Described,
  forward: Side | null,
  backward: Side | null,
  conditional: boolean,
  section: SectionSays,
  axes: DrugAxes | undefined,
): StatusFound {
  const { tokens } = words
  const by = (status: MedicationStatus, rule: string): StatusFound => ({
    status,
    because: [{ rule, span: { start: tokens.start[drug.first]!, end: tokens.end[drug.end - 1]! } }],
    cue: null,
  })
  const said = (cue: StatusCue, status = cue.status): StatusFound => ({
    status,
    because: [{ rule: `status/${status}`, span: { start: tokens.start[cue.first]!, end: tokens.end[cue.end - 1]! } }],
    cue,
  })
  let cue: StatusCue | null = null
  // "a prescription for trazodone was given", "started on Lopressor, which she has tolerated": it goes on
  if (backward?.cue.status === 'completed' && forward?.cue.status === 'active' && !forward.inherited)
    if (prescribes(words, forward.cue) || isTolerance(words, backward.cue)) backward = null
  // "was given RhoGAM before discharge"
  if (
    backward !== null &&
    forward?.cue.status === 'completed' &&
    !forward.inherited &&
    isBefore(tokens, backward.cue.first)
  )
    backward = null
  if (forward === null || backward === null) cue = forward?.cue ?? backward?.cue ?? null
  // "failed Imitrex and Topamax in the past"
  else if (forward.joined && forward.cue.status === 'stopped' && isInPast(words, backward.cue)) cue = forward.cue
  else if (forward.inherited && !backward.inherited) cue = backward.cue
  else cue = rank[backward.cue.status] >= rank[forward.cue.status] ? backward.cue : forward.cue
  if ((cue === null || cue.status === 'active') && !conditional && hadOutcome(words, drug))
    return by('completed', 'status/had-outcome')
  if (
    cue === null &&
    !conditional &&
    (wasLately(words, drug) || (axes?.certainty === 'present' && isGivenThere(words, drug)))
  )
    return by('completed', 'status/had-outcome')
  if (isAnsweredNo(words, drug)) return by('not-taken', 'status/answered-no')
  // "MRSA, sensitive to vancomycin"
  if (cue?.status === 'allergy' && isOfOrganism(words, cue)) return said(cue, 'unknown')
  if (cue?.status === 'active' && cue === forward?.cue && isPastUntil(words, cue, drug.wordsEnd))
    return said(cue, 'stopped')
  if ((cue === null || cue.status === 'active') && isCourseWithEnds(words, drug))
    return by('completed', 'status/course-with-ends')
  // "was on a Z-Pak last month"
  if (cue?.status === 'active' && cue === forward?.cue && wasOn(tokens, cue.end - 2) && wasLately(words, drug))
    return said(cue, 'completed')
  // "completed 4 of 6 planned cycles": more are to come
  if (cue?.status === 'completed' && cue === forward?.cue && isUnfinished(words, cue)) return said(cue, 'active')
  if (cue?.status === 'active' && cue === forward?.cue && isPastTold(words, cue, axes)) return said(cue, 'stopped')
  const allergen = section.implies.includes('allergen')
  if ((cue === null ? allergen : cue.status === 'allergy') && noAllergy(words, drug, cue, axes))
    return by('unknown', 'status/no-allergy')
  if (allergen) {
    const found = inAllergies(words, drug, cue, cue !== null && cue === forward?.cue ? forward : backward)
    if (found !== null) return found === 'default' ? by('active', 'status/default') : said(cue!, found)
    return by('allergy', 'status/allergy-section')
  }
  // "if level is low raise lithium, no ibuprofen": that holds without any "if"
  if (conditional && isNo(tokens, drug.first - 1)) return by('not-taken', 'status/negated')
  // "if not at target, d/c Humira and start tofacitinib": neither has happened
  if (conditional && cue !== null && cue.status !== 'allergy')
    return rank[cue.status] >= rank['not-taken'] ? by('active', 'status/conditional') : said(cue, 'intended')
  // "Pneumovax will be given at her next visit"
  if (drug.givenOnce && cue?.status === 'active' && cue === backward?.cue && will(tokens, cue.first))
    return said(cue, 'intended')
  if (drug.givenOnce && (cue === null || cue.status === 'intended')) {
    const once = givenOnceStatus(words, drug)
    if (once !== null) return by(once, 'status/given-once')
  }
  const implied = /status=([a-z-]+)/.exec(section.implies)?.[1] as MedicationStatus | undefined
  if (cue !== null && rank[cue.status] >= rank['not-taken']) return said(cue)
  if (cue?.status === 'unknown' && isOfAllergy(words, cue)) return said(cue) // "no allergies to penicillin"
  if (axes?.certainty === 'absent' && isDenied(words, drug, axes, forward?.cue ?? null))
    return by('not-taken', 'status/negated')
  const own = (forward !== null && !forward.inherited) || backward !== null
  if ((implied === 'stopped' || implied === 'on-hold') && !(own && cue !== null)) return by(implied, 'status/section')
  if (cue !== null && cue.status === 'intended') return said(cue)
  if ((cue === null || (cue === forward?.cue && forward.inherited)) && isConsequence(words, drug))
    return by('intended', 'status/conditional')
  // recommendations: "Bumex 2 mg IV BID", "restart MMF"; not "we will start her on", "nifedipine 60 -> 90 mg"
  if (
    /recommend|^recs?$/i.test(section.title) &&
    !drug.slots.some(({ joint }) => joint === 'arrow') &&
    (cue === null || (cue.status === 'active' && isImperative(words, cue)))
  )
    return by('intended', 'status/section')
  // "prepped using Betadine", "Surgicel on the wound bed"
  if (
    cue?.status === 'active' &&
    (givenIn.has(section.type) || section.operative ? doneIn : usedIn)(tokens, cue.first) &&
    (givenIn.has(section.type) || section.operative || isSingleDose(drug)) &&
    (cue.first >= drug.end || !/^on$/i.test(wordAt(words, cue.first))) &&
    !drug.slots.some(({ kind }) => kind === 'frequency')
  )
    return said(cue, 'completed')
  if (cue?.status === 'completed' && isTrial(words, cue) && /plan|assessment/.test(section.type))
    return said(cue, 'active')
  // "furosemide 20 mg daily, tolerated well": it goes on
  if (cue?.status === 'completed' && isTolerance(words, cue) && drug.slots.some(isOften)) return said(cue, 'active')
  // "if it is still elevated, I will give vitamin K"
  if (cue?.status === 'active' && axes?.certainty === 'hypothetical' && isSupposed(words, cue, axes.because))
    return said(cue, 'intended')
  // "Anesthesia: fentanyl and Versed, titrated"
  if (cue?.status === 'active' && section.type === 'anesthesia') return said(cue, 'completed')
  if (cue === null && isInClosedSpan(words, drug)) return by('completed', 'status/course-with-ends')
  if (cue !== null) return said(cue)
  const once = isSingleDose(drug) && !drug.slots.some(({ joint }) => joint === 'change' || joint === 'arrow')
  // a list of doses into a vein with no frequency is what was given: "Fentanyl 0.1 mg IV, Versed 1 mg IV"
  if (
    implied === 'active' &&
    section.type !== 'inpatient-medications' &&
    once &&
    (section.operative || drug.slots.some((slot) => slot.kind === 'route' && slot.value === 'intravenous'))
  )
    return by('completed', 'status/single-doses')
  // "PROCEDURE MEDICATIONS", "Medications at the time of study"
  if (implied === 'active' && /procedur|given|administered|intraop|sedation|anesth|time of study/i.test(section.title))
    return by('completed', 'status/section')
  // "PACU orders: hydromorphone prn" under what was given: as needed it is yet to be taken
  const given = givenIn.has(section.type) || implied === 'completed'
  if (given && drug.slots.some(({ kind }) => kind === 'prn')) return by('active', 'status/default')
  if (implied !== undefined) return by(implied, 'status/section')
  if (axes?.certainty === 'hypothetical' && !isAsNeeded(words, axes.because) && !isParted(words, drug, axes.because))
    return by('intended', 'status/hypothetical')
  if (
    givenIn.has(section.type) ||
    (section.told && once && !drug.slots.some(({ joint }) => joint === 'then')) ||
    isToldCourse(words, drug, section) ||
    isToldDose(drug, section) ||
    isCountedDose(words, drug, section)
  )
    return by('completed', 'status/section')
  if (
    drug.givenOnce &&
    drug.slots.every(
      (slot) => slot.kind !== 'duration' && (slot.kind !== 'frequency' || slot.value.count !== undefined),
    )
  )
    return by('completed', 'status/given-once')
  if (
    axes?.temporality === 'historical' &&
    !isAside(words, drug, axes.because) &&
    !isParted(words, drug, axes.because) &&
    axes.experiencer === 'patient' &&
    !section.implies.includes('temporality=historical')
  )
    return by('completed', 'status/historical')
  // "STRESS TEST: dobutamine infusion": what a test is done with
  if (
    section.operative &&
    section.implies === '' &&
    !drug.slots.some(({ kind }) => kind === 'frequency' || kind === 'duration')
  )
    if (reported.has(section.type)) return by('completed', 'status/section')
  return isPastCourse(words, drug) ? by('completed', 'status/past-course') : by('active', 'status/default')
}
