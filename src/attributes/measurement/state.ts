/** What the readers of one note share: its page, names and specimens, what is already read, and what was found. */
import type { ObservationConcept } from '../../lexicon/index.ts'
import type { Code, Extracted, Reason, Span } from '../../note/index.ts'
import type { Section } from '../../sections/index.ts'
import { flagBefore, flagWithin, readFlags } from './flags.ts'
import type { Interpretation, Measurement } from './measurement.ts'
import { momentAfter, momentBefore, readMoment } from './moment.ts'
import type { Name, NameIndex } from './names.ts'
import type { Observation } from './observation.ts'
import { codeOn } from './on-specimen.ts'
import type { Oxygen } from './oxygen.ts'
import { observationOf, type Page, resultAt } from './page.ts'
import { impliedUnit, isPlausible } from './plausible.ts'
import { readPosture } from './posture.ts'
import { isUnknownUnit, type Reading } from './read-value.ts'
import type { ReferenceRange } from './reference.ts'
import type { Specimens } from './specimen.ts'

/** One meaning of a name in its place: the concept and the code that its specimen gives it. */
export interface Meaning {
  readonly concept: number
  readonly observation: ObservationConcept
  readonly ambiguous: boolean
  readonly code: Code | null
}

export interface State {
  readonly page: Page
  readonly names: readonly Name[]
  /** The number of the name that begins at a token. */
  readonly nameAt: NameIndex
  readonly specimens: Specimens
  readonly sections: readonly Section[]
  readonly sectionOf: Int32Array
  /** Tokens that are read: no other reader may use them. */
  readonly used: Uint8Array
  readonly found: Observation[]
}

/** What is to be put down as one observation. */
export interface Finding {
  readonly meaning: Meaning
  readonly name: Name | null
  /** First token of the span: the name's, a panel label's, or the value's own. */
  readonly first: number
  readonly reading: Reading
  /** Last token of the span, out; the reading's own end when left out. */
  readonly end?: number
  readonly unit?: string | null
  readonly interpretation?: Interpretation | null
  readonly referenceRange?: Extracted<ReferenceRange> | undefined
  readonly oxygen?: Extracted<Oxygen> | undefined
  readonly when?: Span | null
  readonly rule: string
  readonly uneven?: boolean
  /** The value's own place where it is part of a token: the 78 of "HR78". */
  readonly valueSpan?: Span | undefined
  /** The observation's own characters, where its tokens hold more. */
  readonly span?: Span
}

// words that a unit may follow: "5/hpf", the sides of "3 x 2 cm"
const counted = /^\d+\/[a-z]|^\d[\d./ -]*(?:x|by|×)/

/** Puts down one observation and marks its value's tokens as read. */
export function put(state: State, finding: Finding): void {
  const { page } = state
  const { reading, name, meaning } = finding
  const { tokens, sentenceOf } = page
  const end = finding.end ?? reading.end
  const span: Span = finding.span ?? {
    start: tokens.start[Math.min(finding.first, reading.first)]!,
    end: tokens.end[end - 1]!,
  }
  const written = reading.unit ?? finding.unit ?? null
  const implied = written === null ? impliedUnit(meaning.observation, reading.value) : null
  const unit = reading.value.type === 'words' && !counted.test(reading.value.text) ? null : (written ?? implied)
  const issues: Measurement['issues'][number][] = []
  if (!isPlausible(meaning.observation, reading.value, unit)) issues.push('implausible-value')
  if (finding.uneven) issues.push('uneven-grid')
  if (unit === null && isUnknownUnit(page, reading.end, meaning.observation)) issues.push('unknown-unit')
  // the fields that few have come one by one: spreads cost more than all else here
  const measurement: { -readonly [Field in keyof Measurement]: Measurement[Field] } = {
    span,
    value: {
      value: reading.value,
      span: finding.valueSpan ?? { start: tokens.start[reading.body]!, end: tokens.end[reading.valueEnd - 1]! },
    },
    comparator: reading.comparator,
    unit,
    unitImplied: unit !== null && written === null,
    interpretation: finding.interpretation ?? interpretationOf(state, finding),
    code: codeOf(meaning, reading, unit),
    issues,
  }
  if (finding.referenceRange) measurement.referenceRange = finding.referenceRange
  if (finding.oxygen) measurement.oxygen = finding.oxygen
  if (meaning.observation.category === 'vital-signs') {
    const { position, site } = readPosture(page, Math.min(finding.first, reading.first), end)
    if (position) measurement.position = position
    if (site) measurement.site = site
  }
  const because: Reason[] = [{ rule: `observation/${finding.rule}`, span }]
  state.found.push({
    concept: meaning.concept,
    first: Math.min(finding.first, reading.first),
    end,
    name: name ? { start: tokens.start[name.first]!, end: tokens.end[name.end - 1]! } : null,
    sentence: sentenceOf[reading.body]!,
    section: state.sectionOf[reading.body]!,
    when: finding.when ?? whenOf(page, finding.rule, Math.min(finding.first, reading.first), end),
    measurement,
    ambiguous: meaning.ambiguous,
    because,
  })
  use(state, reading.first, end)
}

/** "ANA positive" is one test and "ANA 1:320" another; "FEV1 54%" is a share of what is predicted, and no volume. */
function codeOf({ observation, code }: Meaning, { value }: Reading, unit: string | null): Code | null {
  if (value.type === 'titre') return observation.specimens.titre ?? code
  if (unit !== '%' || observation.category !== 'exam' || !/^m?L/.test(observation.units[0] ?? '')) return code
  return observation.specimens.predicted ?? null
}

/** A value that no name stands beside: what it is, its shape or its place tells. */
export interface Unnamed extends Pick<Finding, 'interpretation' | 'oxygen' | 'span' | 'valueSpan' | 'rule'> {
  readonly concept: number
  /** The usual one when left out. */
  readonly code?: Code | null
  readonly ambiguous?: boolean
  readonly value: Reading['value']
  readonly unit?: string | null
  /** First token of the span, and of the value where that begins later: "lying 134/82". */
  readonly first: number
  readonly body?: number
  /** The token after the value, where a unit follows it; and after all. */
  readonly valueEnd?: number
  readonly end: number
}

/** Puts down a value that no name stands beside: "95% RA", "90BPM", "20/40". */
export function putUnnamed(state: State, one: Unnamed): void {
  const { concept, value, unit = null, first, body = first, end, valueEnd = end, ambiguous = false } = one
  const observation = observationOf(state.page, concept)
  const code = one.code === undefined ? codeOn(observation, null) : one.code
  put(state, {
    meaning: { concept, observation, ambiguous, code },
    name: null,
    first,
    reading: { value, comparator: null, unit, first: body, body, valueEnd, end },
    interpretation: one.interpretation ?? null,
    oxygen: one.oxygen,
    ...(one.span ? { span: one.span } : {}),
    ...(one.valueSpan ? { valueSpan: one.valueSpan } : {}),
    rule: one.rule,
  })
}

/** Marks tokens as read: no other reader may use them. */
export function use({ used }: State, first: number, end: number): void {
  for (let i = first; i < end; i++) used[i] = 1 // a call of `fill` costs more than these few
}

/** What the name's own words, or those before it, say: "HypoNa 130", "elevated glucose of 393". */
function interpretationOf(state: State, { name, meaning, reading, first }: Finding): Interpretation | null {
  if (!name || reading.first < name.first || first >= reading.first) return null
  const { page } = state
  return (
    // "tachycardia of 130" says what it is by the name of the condition alone
    (name.condition && meaning.observation.category === 'vital-signs'
      ? null
      : flagWithin(page, name.first, name.end)) ??
    flagBefore(page, name.first, page.sentences[page.sentenceOf[name.first]!]?.first ?? 0)
  )
}

/** What dates a value by words around it. A grid's head does that, or nothing; a trend's later value has its own words or none. */
function whenOf(page: Page, rule: string, first: number, end: number): Span | null {
  if (rule === 'grid') return null
  const after = momentAfter(page, readFlags(page, end).end)
  if (after) return after
  if (rule !== 'series') return momentBefore(page, first)
  const before = first - 1
  return readMoment(page, before) === first && resultAt(page, before, 'time')
    ? { start: page.tokens.start[before]!, end: page.tokens.end[before]! }
    : null
}
