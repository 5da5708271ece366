/** Status: does the patient take the drug? From cues around it, the section, and what was asserted. */
import { Flag, Kind, type Reason } from '../../note/index.ts'
import type { Drug } from './segments.ts'
import type { MedicationStatus } from './sig.ts'
import { beginsColumn, classAt, type SigWords, signAt, wordAt } from './sig-words.ts'
import type { StatusCue } from './status-cues.ts'
import { Word } from './words.ts'

/** The axes of a mention that matter here, as the assertion folder answers them. */
export interface DrugAxes {
  readonly certainty: 'present' | 'possible' | 'absent' | 'hypothetical'
  readonly temporality: 'current' | 'historical'
  readonly experiencer: 'patient' | 'family' | 'other'
}

export interface StatusFound {
  readonly status: MedicationStatus
  readonly because: readonly Reason[]
  /** The cue that decided, when one did. */
  readonly cue: StatusCue | null
}

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

// A cue farther than this from the drug's own words, in tokens, is about something else.
const maxReach = 12
const maxReachAhead = 14
// Cues before a drug that stand this near to one another work together: "plan to start".
const chained = 3

/** What the section says: the `status=` of its title, `allergen`. */
export interface SectionSays {
  readonly type: string
  readonly implies: string
}

/** A drug as status sees it: where its own words end, and whether they hold a dose or a frequency. */
export interface Described extends Drug {
  readonly wordsEnd: number
  readonly dosed: boolean
  /** A vaccine or a blood product: given once, unless the words say otherwise. */
  readonly givenOnce: boolean
}

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
      if (known === null || known === undefined || rank[cue.status] > rank[known.cue.status])
        backward[drug] = { cue, inherited: false }
      continue
    }
    if (isIf(words, cue)) conditional[drug] = true
    const known = forward[drug]
    if (known === null || known === undefined) forward[drug] = { cue, inherited: false }
    else if (reached[drug]! - cue.end <= chained && rank[cue.status] > rank[known.cue.status])
      forward[drug] = { cue, inherited: false }
    else if (reached[drug]! - cue.end > chained && !isIf(words, cue)) continue
    reached[drug] = cue.first
  }
  // "Stop HCTZ, tramadol and naproxen": a cue ahead governs the drugs after it until another cue or a semicolon
  for (let d = 1; d < drugs.length; d++) {
    const before = forward[d - 1] ?? null
    if (
      forward[d] !== null ||
      before === null ||
      before.cue.status === 'unknown' ||
      broken(words, drugs[d - 1]!.end, drugs[d]!.first)
    )
      continue
    // "hold metformin, lisinopril 10 mg daily": with directions of its own it goes on
    if (
      rank[before.cue.status] >= rank['not-taken'] &&
      !drugs[d - 1]!.dosed &&
      drugs[d]!.dosed &&
      before.cue.status !== 'allergy'
    )
      continue
    if (backward[d - 1] !== null && rank[backward[d - 1]!.cue.status] > rank[before.cue.status]) continue
    forward[d] = { cue: before.cue, inherited: true }
    conditional[d] = conditional[d - 1]!
  }
  // "Lasix and spironolactone held": back over a coordination
  for (let d = drugs.length - 2; d >= 0; d--) {
    if (backward[d] === null && backward[d + 1] !== null && coordinated(words, drugs[d]!.wordsEnd, drugs[d + 1]!.first))
      backward[d] = backward[d + 1]!
  }
  return drugs.map((drug, d) =>
    decide(words, drug, forward[d] ?? null, backward[d] ?? null, conditional[d]!, section(drug.first), axes(drug)),
  )
}

function isIf(words: SigWords, cue: StatusCue): boolean {
  return classAt(words, cue.first) === Word.if
}

/** Which drug a cue is about: the next one ahead, or the one before it. */
function targetOf(
  words: SigWords,
  drugs: readonly Described[],
  cue: StatusCue,
): { drug: number; forward: boolean } | null {
  let next = 0
  while (next < drugs.length && drugs[next]!.first < cue.end) next++
  const before = next - 1
  const ahead =
    next < drugs.length && drugs[next]!.first - cue.end <= maxReachAhead && !broken(words, cue.end, drugs[next]!.first)
  const from = before >= 0 ? drugs[before]!.wordsEnd : 0
  // what stands inside a drug's own words ("for an urticarial rash") says nothing of its status
  if (before >= 0 && cue.first < from && cue.first >= drugs[before]!.end) return null
  if (cue.status === 'allergy' && cue.direction === 'backward')
    return before >= 0 && cue.first === drugs[before]!.end ? { drug: before, forward: false } : null
  const behind = before >= 0 && cue.first - from <= maxReach && !broken(words, from, cue.first)
  if (cue.direction === 'forward') return ahead ? { drug: next, forward: true } : null
  if (cue.direction === 'backward') return behind ? { drug: before, forward: false } : null
  // both: right after the drug's own words it looks back; else ahead where a drug follows, else back
  if (behind && touches(words, from, cue.first)) return { drug: before, forward: false }
  if (ahead && !commaBetween(words, cue.end, drugs[next]!.first)) return { drug: next, forward: true }
  if (behind) return { drug: before, forward: false }
  return ahead ? { drug: next, forward: true } : null
}

/** Only a dash, a column's blank or a helping verb stand between: "hydroxyurea - stopped", "Lasix is held". */
function touches(words: SigWords, from: number, cue: number): boolean {
  for (let i = from; i < cue; i++) {
    const sign = signAt(words, i)
    if (sign === 45 || sign === 58 || sign === 40 || sign === 41) continue
    if (helping.has(wordAt(words, i).toLowerCase())) continue
    return beginsColumn(words, cue)
  }
  return true
}

const helping = new Set(
  'was were is are been has have had be being then to also subsequently recently already initially now just not therapy treatment dose doses medication which that and'.split(
    ' ',
  ),
)

/** A semicolon, a full stop or "but" parts a cue from a drug. */
function broken(words: SigWords, from: number, end: number): boolean {
  for (let i = from; i < end; i++) {
    const sign = signAt(words, i)
    if (sign === 59) return true
    if (sign === 46 && i > 0 && i + 1 < end + 1 && endsThought(words, i)) return true
    if (classAt(words, i) === Word.stop && wordAt(words, i).toLowerCase() === 'but') return true
  }
  return false
}

/** A full stop after a word of some length, a number or a bracket, with a blank after it; "h." and "tab." are short forms. */
function endsThought(words: SigWords, i: number): boolean {
  const { tokens } = words
  if (i + 1 < tokens.length && !(tokens.flags[i + 1]! & Flag.space)) return false
  const before = i - 1
  if (tokens.kind[before] !== Kind.word) return true
  return tokens.end[before]! - tokens.start[before]! >= 4 && words.unit[before] === 0 && words.form[before] === 0
}

function commaBetween(words: SigWords, from: number, end: number): boolean {
  for (let i = from; i < end; i++) if (signAt(words, i) === 44) return true
  return false
}

function coordinated(words: SigWords, from: number, end: number): boolean {
  if (end <= from || end - from > 2) return false
  let and = false
  for (let i = from; i < end; i++) {
    const sign = signAt(words, i)
    if (classAt(words, i) === Word.and || classAt(words, i) === Word.or || sign === 38 || sign === 43 || sign === 47)
      and = true
    else if (sign !== 44) return false
  }
  return and
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
  if (forward === null || backward === null) cue = forward?.cue ?? backward?.cue ?? null
  else if (forward.inherited && !backward.inherited) cue = backward.cue
  else cue = rank[backward.cue.status] >= rank[forward.cue.status] ? backward.cue : forward.cue
  if (section.implies.includes('allergen'))
    return cue !== null && /tolerat/i.test(words.text.slice(tokens.start[cue.first]!, tokens.end[cue.end - 1]!))
      ? said(cue, 'completed')
      : by('allergy', 'status/allergy-section')
  // "if not at target, d/c Humira and start tofacitinib": neither has happened
  if (conditional && cue !== null && cue.status !== 'allergy')
    return rank[cue.status] >= rank['not-taken'] ? by('active', 'status/conditional') : said(cue, 'intended')
  const implied = /status=([a-z-]+)/.exec(section.implies)?.[1] as MedicationStatus | undefined
  if (cue !== null && rank[cue.status] >= rank['not-taken']) return said(cue)
  if (axes?.certainty === 'absent') return by('not-taken', 'status/negated')
  if (implied === 'stopped' || implied === 'on-hold') return by(implied, 'status/section')
  if (cue !== null && cue.status === 'intended') return said(cue)
  if (section.type === 'recommendations' && (cue === null || cue.status === 'active'))
    return by('intended', 'status/section')
  if (cue !== null) return said(cue)
  if (axes?.certainty === 'hypothetical') return by('intended', 'status/hypothetical')
  if (implied !== undefined) return by(implied, 'status/section')
  if (drug.givenOnce) return by('completed', 'status/given-once')
  if (axes?.temporality === 'historical' && !section.implies.includes('temporality=historical'))
    return by('completed', 'status/historical')
  return by('active', 'status/default')
}
