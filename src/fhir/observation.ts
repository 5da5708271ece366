/** Observation findings as Observation: blood pressure with its components, vital signs as their profiles want them. */
import type { MeasuredValue } from '../attributes/index.ts'
import type { ObservationFinding } from '../findings/index.ts'
import { absent, type Build, coded, conceptOf, derivation, evidenceOf, labels, oneLine, ucum } from './build.ts'
import { resourceId } from './ids.ts'
import { systemUris, uris } from './systems.ts'
import type { Observation, ObservationComponent, Quantity } from './types.ts'
import { vitalUnits } from './vital-units.ts'
import { keepWritten } from './written-decimal.ts'

const bloodPressure = '85354-9'

/** The resource of one measured value. */
export function toObservation(build: Build, finding: ObservationFinding): Observation {
  const { measurement } = finding
  const id = resourceId(build.noteKey, 'Observation', observationKey(finding))
  const loinc = finding.codes[0]?.code
  const value = measurement.value.value
  const quantity = asQuantity(value, measurement.unit)
  // A vital sign whose value its profile can't hold (a range of pulses, a weight without unit) keeps its words and loses its code.
  const allowed = loinc ? vitalUnits[loinc] : undefined
  const fits =
    loinc === bloodPressure
      ? value.type === 'blood-pressure' && pressuresOf(value) !== null
      : !allowed || (quantity?.code !== undefined && allowed.includes(quantity.code))
  // R4 holds whatever has such a code to the profile, whatever list it stands in
  const vital = fits && (allowed !== undefined || loinc === bloodPressure)
  const observation: Observation = {
    resourceType: 'Observation',
    id,
    meta: labels(finding.confidence.value),
    extension: evidenceOf(build, finding.evidence, finding.confidence.value),
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
    ...effectiveOf(build, vital),
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
  if (measurement.referenceRange) {
    const { low, high, text } = measurement.referenceRange.value
    observation.referenceRange = [
      {
        ...(low !== undefined && Number.isFinite(low) ? { low: ucum(low, measurement.unit) } : {}),
        ...(high !== undefined && Number.isFinite(high) ? { high: ucum(high, measurement.unit) } : {}),
        text: oneLine(text),
      },
    ]
  }
  if (measurement.oxygen) {
    const { flow, text } = measurement.oxygen.value
    const oxygen: ObservationComponent =
      flow !== undefined && Number.isFinite(flow)
        ? {
            code: { coding: [{ system: systemUris.loinc!, code: '3151-8' }], text: 'oxygen flow' },
            valueQuantity: ucum(flow, 'L/min'),
          }
        : { code: { text: 'oxygen' }, valueString: oneLine(text) }
    observation.component = [...(observation.component ?? []), oxygen]
  }
  return observation
}

/** What tells this finding from the note's others, in ids. */
export function observationKey({ name, measurement: { span } }: ObservationFinding): string {
  return `${name}|${span.start}|${span.end - span.start}`
}

/** A vital sign must say when: the note's date, else that it is unknown (a period passes invariant vs-1, a dateTime would not). */
function effectiveOf(build: Build, vital: boolean): Pick<Observation, 'effectiveDateTime' | 'effectivePeriod'> {
  const date = build.note.writtenAt
  if (date && (!vital || date.length >= 10)) return { effectiveDateTime: date }
  return vital ? { effectivePeriod: { extension: [absent] } } : {}
}

function measuredValue(value: MeasuredValue, unit: string | null, quantity: Quantity | null): Partial<Observation> {
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
      return quantity ? { valueQuantity: quantity } : { valueCodeableConcept: { text: oneLine(value.text) } }
    case 'score':
    case 'blood-pressure':
      return { valueString: oneLine(value.text) }
    default:
      return value satisfies never
  }
}

const feetAndInches = /^(\d+)\s*(?:feet|foot|ft|')\s*(?:(\d+(?:\.\d+)?)\s*(?:inch(?:es)?|in|"|''))?$/ // "5 feet 9 inches"

function asQuantity(value: MeasuredValue, unit: string | null): Quantity | null {
  if (value.type === 'number')
    return Number.isFinite(value.value) ? keepWritten(ucum(value.value, unit), value.text) : null
  const length = value.type === 'words' ? feetAndInches.exec(value.text) : null
  const inches = length ? Number(length[1]) * 12 + Number(length[2] ?? 0) : Number.NaN
  return Number.isFinite(inches) ? ucum(inches, '[in_i]') : null
}

function pressuresOf(value: MeasuredValue & { type: 'blood-pressure' }): [number, number] | null {
  return Number.isFinite(value.systolic) && Number.isFinite(value.diastolic) ? [value.systolic, value.diastolic] : null
}

function pressureComponents(value: MeasuredValue & { type: 'blood-pressure' }): ObservationComponent[] {
  const component = (code: string, text: string, pressure: number): ObservationComponent => ({
    code: { coding: [{ system: systemUris.loinc!, code }], text },
    valueQuantity: ucum(pressure, 'mm[Hg]'),
  })
  return [component('8480-6', 'systolic', value.systolic), component('8462-4', 'diastolic', value.diastolic)]
}
