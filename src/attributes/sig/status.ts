/** Status: does the patient take the drug? From cues around it, the section, and what was asserted. */
import { broken, commaBetween, coordinated, type Described, inOneBracket, isIf, targetOf } from './cue-targets.ts'
import { isDenied } from './denied.ts'
import { isExchanged, isPassedOver } from './exchange.ts'
import { isReaction } from './reactions.ts'
import type { Drug } from './segments.ts'
import type { MedicationStatus } from './sig.ts'
import { type SigWords, wordAt } from './sig-words.ts'
import type { StatusCue } from './status-cues.ts'
import type { DrugAxes, SectionSays, StatusFound } from './status-found.ts'
import {
  beginOf,
  doneIn,
  givenIn,
  givenTogether,
  isAside,
  isAsNeeded,
  isCourseWithEnds,
  isImperative,
  isOfAllergy,
  isOfCulture,
  isOfFamily,
  isPastCourse,
  isPastTold,
  isPastUntil,
  isSingleDose,
  isSupposed,
  isTaken,
  isTolerance,
  noAllergy,
  prescribes,
  receives,
  reported,
  resumes,
} from './status-signs.ts'
import { isGraded, isOfOrganism } from './susceptibility.ts'

// Of two cues about one drug the stronger one holds: "started then d/c'd" is stopped, "consider starting" intended.
const rank: Record<MedicationStatus, number> = {
  allergy: 8,
  stopped: 7,
  'on-hold': 6,
  'not-taken': 5,
  intended: 4,
  completed: 3,
  active: 2,
  unknown: 1,
}

// Cues before a drug that stand this near to one another work together: "plan to start".
const chained = 3

interface Side {
  readonly cue: StatusCue
  readonly inherited: boolean
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
    if (!target.forward) {
      const known = backward[drug]
      // "was held for AKI and resumed on discharge": what came last
      if (known && known.cue.status === 'active' && resumes(words, known.cue) && rank[cue.status] >= rank['on-hold'])
        continue
      if (known === null || known === undefined || rank[cue.status] > rank[known.cue.status])
        backward[drug] = { cue, inherited: false }
      continue
    }
    if (isIf(words, cue)) conditional[drug] = true
    const known = forward[drug]
    if (known === null || known === undefined) forward[drug] = { cue, inherited: false }
    else if (reached[drug]! - cue.end > chained && !isIf(words, cue)) continue
    // "ALLERGIES: Tolerates cephalexin", "was given a prescription for Vicodin": the nearer word holds
    else if (cue.status === 'allergy' && isTolerance(words, known.cue)) continue
    else if (cue.status === 'completed' && prescribes(words, known.cue)) continue
    else if (rank[cue.status] > rank[known.cue.status]) forward[drug] = { cue, inherited: false }
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
  // "Stop HCTZ, tramadol and naproxen": a cue ahead governs the drugs after it until another cue or a semicolon
  for (let d = 1; d < drugs.length; d++) {
    if (conditional[d - 1] && !broken(words, drugs[d - 1]!.end, drugs[d]!.first)) conditional[d] = true
    const before = forward[d - 1] ?? null
    if (
      forward[d] !== null ||
      before === null ||
      (before.cue.status === 'unknown' && !isOfCulture(words, before.cue)) ||
      broken(words, drugs[d - 1]!.end, drugs[d]!.first)
    )
      continue
    // "switched from Lipitor to Crestor"
    if (before.cue.single || /from$/i.test(wordAt(words, before.cue.end - 1))) continue
    // "hold metformin, lisinopril 10 mg daily": with directions of its own it goes on
    if (
      rank[before.cue.status] >= rank['not-taken'] &&
      !drugs[d - 1]!.slots.some(({ kind }) => kind === 'amount') &&
      drugs[d]!.slots.some(({ kind }) => kind === 'amount') &&
      before.cue.status !== 'allergy'
    )
      continue
    if (backward[d - 1] !== null && rank[backward[d - 1]!.cue.status] > rank[before.cue.status]) continue
    forward[d] = { cue: before.cue, inherited: true }
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
      (coordinated(words, drugs[d]!.wordsEnd, beginOf(drugs[d + 1]!)) ||
        inOneBracket(words, drugs[d]!.end, drugs[d + 1]!, backward[d + 1]!.cue))
    )
      backward[d] = backward[d + 1]!
  }
  return drugs.map((drug, d) => {
    const listed = section(drug.first).implies
    if (!/list=(?:medication|problem)/.test(listed) && isReaction(words, drugs, d)) {
      const span = { start: words.tokens.start[drug.first]!, end: words.tokens.end[drug.end - 1]! }
      return { status: 'allergy', because: [{ rule: 'status/reaction', span }], cue: null }
    }
    const given = d + 1 < drugs.length && isExchanged(words, drug, drugs[d + 1]!)
    const own = axes(drug)
    const found = decide(
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
          status: 'stopped',
          because: [{ rule: 'status/exchanged', span: found.because[0]!.span }],
          cue: null,
        }
      : found
  })
}

function decide(
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
  if (forward === null || backward === null) cue = forward?.cue ?? backward?.cue ?? null
  else if (forward.inherited && !backward.inherited) cue = backward.cue
  else cue = rank[backward.cue.status] >= rank[forward.cue.status] ? backward.cue : forward.cue
  // "cipro S, Bactrim R"; "MRSA, sensitive to vanc"
  if (isGraded(words, drug.first, drug.wordsEnd)) return by('unknown', 'status/susceptibility')
  if (cue?.status === 'allergy' && isOfOrganism(words, cue)) return said(cue, 'unknown')
  if (cue?.status === 'active' && cue === forward?.cue && isPastUntil(words, cue, drug.wordsEnd))
    return said(cue, 'stopped')
  if ((cue === null || cue.status === 'active') && isCourseWithEnds(words, drug))
    return by('completed', 'status/course-with-ends')
  if (cue?.status === 'active' && cue === forward?.cue && isPastTold(words, cue, axes)) return said(cue, 'stopped')
  const allergen = section.implies.includes('allergen')
  if ((cue === null ? allergen : cue.status === 'allergy') && noAllergy(words, drug, cue, axes))
    return by('unknown', 'status/no-allergy')
  if (allergen) {
    if (cue !== null && isTolerance(words, cue)) return said(cue, 'completed')
    // "Allergies: penicillin. Currently on Aimovig 70 mg monthly": a list of allergies that prose follows
    const own = forward !== null && !forward.inherited && cue === forward.cue
    const taken = own && (isTaken(words, forward.cue) || (drug.givenOnce && receives(tokens, forward.cue.end - 1)))
    if (!taken && !drug.slots.some((slot) => slot.kind === 'frequency' && slot.value.count === undefined))
      return by('allergy', 'status/allergy-section')
    return taken && cue !== null ? said(cue) : by('active', 'status/default')
  }
  // "if not at target, d/c Humira and start tofacitinib": neither has happened
  if (conditional && cue !== null && cue.status !== 'allergy')
    return rank[cue.status] >= rank['not-taken'] ? by('active', 'status/conditional') : said(cue, 'intended')
  const implied = /status=([a-z-]+)/.exec(section.implies)?.[1] as MedicationStatus | undefined
  if (cue !== null && rank[cue.status] >= rank['not-taken']) return said(cue)
  if (cue?.status === 'unknown' && isOfAllergy(words, cue)) return said(cue) // "no allergies to penicillin"
  if (axes?.certainty === 'absent' && isDenied(words, drug, axes, forward?.cue ?? null))
    return by('not-taken', 'status/negated')
  const own = (forward !== null && !forward.inherited) || backward !== null
  if ((implied === 'stopped' || implied === 'on-hold') && !(own && cue !== null)) return by(implied, 'status/section')
  if (cue !== null && cue.status === 'intended') return said(cue)
  // recommendations: "Bumex 2 mg IV BID", "restart MMF"; not "we will start her on", "nifedipine 60 -> 90 mg"
  if (
    /recommend/i.test(section.title) &&
    !drug.slots.some(({ joint }) => joint === 'arrow') &&
    (cue === null || (cue.status === 'active' && isImperative(words, cue)))
  )
    return by('intended', 'status/section')
  // "prepped using Betadine", "Surgicel on the wound bed"
  if (
    cue?.status === 'active' &&
    (givenIn.has(section.type) || section.operative || isSingleDose(drug)) &&
    doneIn(tokens, cue.first) &&
    (cue.first >= drug.end || !/^on$/i.test(wordAt(words, cue.first))) &&
    !drug.slots.some(({ kind }) => kind === 'frequency')
  )
    return said(cue, 'completed')
  // "if it is still elevated, I will give vitamin K"
  if (cue?.status === 'active' && axes?.certainty === 'hypothetical' && isSupposed(words, cue, axes.because))
    return said(cue, 'intended')
  // "Anesthesia: fentanyl and Versed, titrated"
  if (cue?.status === 'active' && section.type === 'anesthesia') return said(cue, 'completed')
  if (cue !== null) return said(cue)
  const once = isSingleDose(drug)
  // a list of doses into a vein with no frequency is what was given: "Fentanyl 0.1 mg IV, Versed 1 mg IV"
  if (
    implied === 'active' &&
    once &&
    (section.operative || drug.slots.some((slot) => slot.kind === 'route' && slot.value === 'intravenous'))
  )
    return by('completed', 'status/single-doses')
  // "PROCEDURE MEDICATIONS", "Medications at the time of study"
  if (implied === 'active' && /procedur|given|administered|intraop|sedation|anesth|time of study/i.test(section.title))
    return by('completed', 'status/section')
  if (implied !== undefined) return by(implied, 'status/section')
  if (axes?.certainty === 'hypothetical' && !isAsNeeded(words, axes.because))
    return by('intended', 'status/hypothetical')
  if (givenIn.has(section.type) || (section.type === 'hospital-course' && once))
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
