/** Observation findings as Observation: blood pressure with its components, vital signs as their profiles want them. */
import type { MeasuredValue, Measurement } from '../attributes/index.ts'
import type { ObservationFinding } from '../findings/index.ts'
import type { Extracted, Span } from '../note/index.ts'
import {
  absent,
  type Build,
  coded,
  conceptOf,
  derivation,
  evidenceOf,
  labels,
  oneLine,
  printUnit,
  ucum,
} from './build.ts'
import { readDate } from './effective.ts'
import { addPlace, addText, beginName, endName } from './ids.ts'
import { systemUris, uris } from './systems.ts'
import type { Extension, Observation, ObservationComponent, Quantity } from './types.ts'
import { vitalUnits } from './vital-units.ts'
import { keepWritten } from './written-decimal.ts'

export const bloodPressure = '85354-9'

/** The resource of one measured value. */
export function toObservation(build: Build, finding: ObservationFinding): Observation {
  const { measurement } = finding
  nameObservation(build, finding)
  const id = endName()
  const loinc = finding.codes[0]?.code
  const value = measurement.value.value
  const quantity = asQuantity(value, measurement.unit)
  const fits = fitsProfile(loinc, value, quantity?.code)
  // R4 holds whatever has such a code to the profile, whatever list it stands in
  const vital = fits && isVital(loinc)
  const { note, ...effective } = timesOf(build, finding, vital)
  const observation: Observation = {
    resourceType: 'Observation',
    id,
    meta: labels(finding.confidence.value),
    extension: [
      ...evidenceOf(build, finding.evidence, finding.confidence.value),
      ...(measurement.position ? [positionOf(build, measurement.position)] : []),
    ],
    identifier: [{ system: uris.findingId, value: id }],
    status: 'final',
    category: [
      coded(
        uris.observationCategory,
        vital ? 'vital-signs' : finding.category === 'vital-signs' ? 'exam' : finding.category,
      ),
    ],
    code: conceptOf(fits ? finding.codes : [], finding.text),
    subject: build.subject,
    ...(build.note.encounter ? { encounter: { reference: build.note.encounter } } : {}),
    ...effective,
    derivedFrom: [{ reference: build.documentUrl }],
  }
  if (loinc === bloodPressure && fits && value.type === 'blood-pressure')
    observation.component = pressureComponents(value)
  else {
    Object.assign(observation, measuredValue(value, measurement.unit, quantity))
    if (observation.valueQuantity) {
      if (measurement.comparator) observation.valueQuantity.comparator = measurement.comparator
      observation.valueQuantity.extension = [derivation(build, measurement.value.span)]
    }
  }
  if (measurement.interpretation) observation.interpretation = [coded(uris.interpretation, measurement.interpretation)]
  if (note) observation.note = note
  if (measurement.site) observation.bodySite = { text: siteOf(build, measurement.site) }
  if (measurement.referenceRange) observation.referenceRange = [rangeOf(measurement.referenceRange, measurement.unit)]
  if (measurement.oxygen) observation.component = [...(observation.component ?? []), oxygenOf(measurement.oxygen)]
  return observation
}

/** Whether a code means a vital sign to R4, which holds it to a profile. */
function isVital(loinc: string | undefined): boolean {
  return loinc !== undefined && (loinc === bloodPressure || vitalUnits[loinc] !== undefined)
}

/** Whether a vital sign's profile can hold its value; one that it can't (a range of pulses, a weight without unit) keeps its words and loses its code. */
export function fitsProfile(loinc: string | undefined, value: MeasuredValue, unit: string | null | undefined): boolean {
  if (loinc === bloodPressure) return value.type === 'blood-pressure' && isOnePressure(value)
  const allowed = loinc ? vitalUnits[loinc] : undefined
  return !allowed || (typeof unit === 'string' && allowed.includes(unit))
}

/** Where it was measured, in the note's words. */
export function siteOf(build: Build, { value, span }: Extracted<string>): string {
  return wordsOf(build, span) || value
}

/** The range that the note calls normal. */
export function rangeOf(
  { value: { low, high, text } }: NonNullable<Measurement['referenceRange']>,
  unit: string | null,
): NonNullable<Observation['referenceRange']>[number] {
  return {
    ...(low !== undefined && Number.isFinite(low) ? { low: ucum(low, unit) } : {}),
    ...(high !== undefined && Number.isFinite(high) ? { high: ucum(high, unit) } : {}),
    text: oneLine(text),
  }
}

/** The oxygen that was given with a saturation. */
export function oxygenOf({ value: { flow, text } }: NonNullable<Measurement['oxygen']>): ObservationComponent {
  return flow !== undefined && Number.isFinite(flow)
    ? {
        code: { coding: [{ system: systemUris.loinc!, code: '3151-8' }], text: 'oxygen flow' },
        valueQuantity: ucum(flow, 'L/min'),
      }
    : { code: { text: 'oxygen' }, valueString: oneLine(text) }
}

/** Says what tells this finding from the note's others, in ids: "creatinine|123|6". */
export function nameObservation({ noteKey }: Build, { name, measurement }: ObservationFinding): void {
  beginName(noteKey, 'Observation')
  addText(name)
  addPlace(measurement.span)
}

/** SNOMED CT of a position by its name in the lexicon, from its Global Patient Set. */
const positions: Readonly<Record<string, string>> = {
  prone: '1240000',
  sitting: '33586001',
  standing: '10904000',
  supine: '40199007',
}

/** How the patient was when it was measured, by HL7's extension for that. */
export function positionOf(build: Build, { value, span }: Extracted<string>): Extension {
  const code = positions[value]
  const text = wordsOf(build, span) || value
  return {
    url: uris.bodyPosition,
    valueCodeableConcept: { ...(code ? { coding: [{ system: systemUris.snomed!, code }] } : {}), text },
  }
}

/** The note's words of a span, on one line. */
function wordsOf({ note }: Build, { start, end }: Span): string {
  return oneLine(note.text.slice(start, end))
}

/** When a value was measured, as a resource says it. */
type Times = Pick<Observation, 'effectiveDateTime' | 'effectivePeriod' | 'note'>

/**
 * When it was measured: by the words that date it, else on the note's date; words that name no day ("on admission") are
 * kept as they are, and the note's date is not theirs. A vital sign must say when: a dateTime to the day, else a period,
 * whose bounds may be a month or be unknown (invariant vs-1 would not let a dateTime).
 */
export function timesOf(build: Build, { when }: ObservationFinding, vital: boolean): Times {
  const { writtenAt } = build.note
  const words = when ? wordsOf(build, when) : ''
  const read = when ? readDate(words, writtenAt) : null
  return {
    ...effectiveOf(when ? read?.date : writtenAt, vital),
    // the words of time that a date can't say whole
    ...(words === '' || read?.whole ? {} : { note: [{ text: words }] }),
  }
}

function effectiveOf(date: string | undefined, vital: boolean): Omit<Times, 'note'> {
  if (date && (!vital || date.length >= 10)) return { effectiveDateTime: date }
  if (!vital) return {}
  return { effectivePeriod: date ? { start: date, end: date } : { extension: [absent] } }
}

/** The element of a value that is no pressure. */
export function measuredValue(
  value: MeasuredValue,
  unit: string | null,
  quantity: Quantity | null,
): Partial<Observation> {
  switch (value.type) {
    case 'number':
      return quantity ? { valueQuantity: quantity } : { valueString: oneLine(value.text) }
    case 'range':
      if (!Number.isFinite(value.low) || !Number.isFinite(value.high) || value.low > value.high)
        return { valueString: oneLine(value.text) }
      return { valueRange: { low: ucum(value.low, unit), high: ucum(value.high, unit) } }
    case 'titre':
      if (!Number.isFinite(value.numerator) || !Number.isFinite(value.denominator))
        return { valueString: oneLine(value.text) }
      return { valueRatio: { numerator: { value: value.numerator }, denominator: { value: value.denominator } } }
    case 'words':
      return quantity
        ? { valueQuantity: quantity }
        : { valueCodeableConcept: { text: oneLine(saidWhole(value, unit)) } }
    case 'score':
    case 'blood-pressure':
      return { valueString: oneLine(value.text) }
    default:
      return value satisfies never
  }
}

/** The words of a value with its unit: "3 x 2 cm". */
export function saidWhole({ text }: MeasuredValue, unit: string | null): string {
  return unit === null ? text : `${text} ${printUnit(unit)}`
}

const feetAndInches = /^(\d+)\s*(?:feet|foot|ft|')\s*(?:(\d+(?:\.\d+)?)\s*(?:inch(?:es)?|in|"|''))?$/ // "5 feet 9 inches"

function asQuantity(value: MeasuredValue, unit: string | null): Quantity | null {
  if (value.type === 'number')
    return Number.isFinite(value.value) ? keepWritten(ucum(value.value, unit), value.text) : null
  const length = value.type === 'words' ? inchesOf(value.text) : Number.NaN
  return Number.isFinite(length) ? ucum(length, inch) : null
}

export const inch = '[in_i]'

/** The length that words say in feet and inches; not finite for other words. */
export function inchesOf(words: string): number {
  const length = feetAndInches.exec(words)
  return length ? Number(length[1]) * 12 + Number(length[2] ?? 0) : Number.NaN
}

/** "98-131/52-74" is no one pressure, and the profile can't hold its ranges. */
export function isOnePressure(value: MeasuredValue & { type: 'blood-pressure' }): boolean {
  const { systolic, diastolic, systolicHigh, diastolicHigh } = value
  return (
    Number.isFinite(systolic) && Number.isFinite(diastolic) && systolicHigh === undefined && diastolicHigh === undefined
  )
}

function pressureComponents(value: MeasuredValue & { type: 'blood-pressure' }): ObservationComponent[] {
  const component = (code: string, text: string, pressure: number): ObservationComponent => ({
    code: { coding: [{ system: systemUris.loinc!, code }], text },
    valueQuantity: ucum(pressure, 'mm[Hg]'),
  })
  return [component('8480-6', 'systolic', value.systolic), component('8462-4', 'diastolic', value.diastolic)]
}
