/** The shape of a finding's resource: a number for what its JSON depends on besides what stands at the places of a template, which the values get here. */
import type { MedicationStatus } from '../../attributes/index.ts'
import type { ConditionFinding, MedicationFinding, ObservationFinding } from '../../findings/index.ts'
import { type Build, integrityOf } from '../build.ts'
import {
  clinicalOf,
  clinicals,
  isListed,
  isToldSymptom,
  relationOf,
  severityNames,
  severityOf,
  verificationOf,
  verifications,
} from '../condition.ts'
import { statusReasonOf } from '../medication-statement.ts'
import {
  bloodPressure,
  fitsProfile,
  inch,
  inchesOf,
  isOnePressure,
  measuredValue,
  oxygenOf,
  positionOf,
  rangeOf,
  saidWhole,
  siteOf,
  timesOf,
} from '../observation.ts'
import { vitalUnits } from '../vital-units.ts'
import { quoted, writeJson } from '../write-json.ts'
import { writtenText } from '../written-decimal.ts'
import { unitTail } from './concept.ts'
import { jsons, texts, type Values } from './template.ts'

/** The shape of what is not emitted. */
export const noShape = -1

/** What the remainder of a shape by this tells: condition, relative's condition, symptom, medication, observation. */
const tags = 8

/** The number of a name among the few that something has, from 1 on. */
function numbering(): (name: string) => number {
  const known = new Map<string, number>()
  return (name) => {
    let number = known.get(name)
    if (number === undefined) known.set(name, (number = known.size + 1))
    return number
  }
}

const relationNumber = numbering()

/** The shape of a condition; none for what is someone else's or only feared. */
export function shapeOfCondition(finding: ConditionFinding, symptoms: boolean): number {
  const { experiencer, certainty, confidence } = finding
  if (experiencer === 'other' || certainty === 'hypothetical') return noShape
  const level = integrityOf(confidence.value)
  if (experiencer === 'family') {
    const relation = certainty === 'present' ? relationOf(finding) : null
    return relation === null ? noShape : (relationNumber(relation) * 4 + level) * tags + 1
  }
  if (symptoms && isToldSymptom(finding)) return ((certainty === 'present' ? 1 : 0) * 4 + level) * tags + 2
  const severity = severityOf(finding)
  const clinical = clinicalOf(finding)
  let shape = severity === null ? 0 : severityNames.indexOf(severity) + 1
  shape = shape * 8 + (clinical === null ? 0 : clinicals.indexOf(clinical) + 1)
  shape = shape * 8 + verifications.indexOf(verificationOf(finding))
  return ((shape * 2 + (isListed(finding) ? 1 : 0)) * 4 + level) * tags
}

const statuses: readonly MedicationStatus[] = [
  'active',
  'completed',
  'stopped',
  'intended',
  'on-hold',
  'not-taken',
  'unknown',
]

/** The shape of a medication; none for one that is not emitted. */
export function shapeOfMedication(build: Build, finding: MedicationFinding, values: Values): number {
  const { status, experiencer, confidence, sig } = finding
  if (status === 'allergy' || experiencer !== 'patient') return noShape
  const why = statusReasonOf(build, finding)?.text ?? ''
  const reason = sig.reason?.value ?? ''
  values.texts[texts.why] = why
  values.texts[texts.reason] = reason
  let shape = statuses.indexOf(status)
  shape = shape * 8 + (values.part.at > 0 ? 1 : 0) + (why === '' ? 0 : 2) + (reason === '' ? 0 : 4)
  return (shape * 4 + integrityOf(confidence.value)) * tags + 3
}

const categories = ['vital-signs', 'laboratory', 'exam', 'survey', 'imaging'] as const
// only these codes mean something to the mapping
const vitals = new Map([bloodPressure, ...Object.keys(vitalUnits)].map((code, i) => [code, i + 1]))
const comparators = ['<', '<=', '>', '>='] as const
const interpretations = ['H', 'L', 'A', 'N'] as const

/** What a value becomes. */
const kinds = { quantity: 0, pressure: 1, words: 2, string: 3, range: 4, ratio: 5 } as const

/** The shape of an observation. */
export function shapeOfObservation(build: Build, finding: ObservationFinding, values: Values): number {
  const { category, codes, measurement, when, confidence } = finding
  const { unit, comparator, interpretation, referenceRange, oxygen, position, site } = measurement
  const code = codes[0]?.code
  const value = measurement.value.value
  values.place = measurement.value.span
  values.written = ''
  let kind: number = kinds.string
  let quantity: string | null = null
  switch (value.type) {
    case 'number':
      if (Number.isFinite(value.value)) {
        kind = kinds.quantity
        quantity = unit
        values.number = value.value
        values.written = writtenText(value.value, value.text)
      }
      break
    case 'words': {
      const inches = inchesOf(value.text)
      kind = kinds.words
      if (Number.isFinite(inches)) {
        kind = kinds.quantity
        quantity = inch
        values.number = inches
      }
      break
    }
    case 'blood-pressure':
      if (code === bloodPressure && isOnePressure(value)) {
        kind = kinds.pressure
        values.number = value.systolic
        values.second = value.diastolic
      }
      break
    case 'range':
    case 'titre': {
      const { valueRange, valueRatio } = measuredValue(value, unit, null)
      if (valueRange) kind = kinds.range
      else if (valueRatio) kind = kinds.ratio
      if (kind !== kinds.string) values.jsons[jsons.value] = writeJson(valueRange ?? valueRatio)
      break
    }
    case 'score':
      break
    default:
      value satisfies never
  }
  values.unit = unitTail(quantity)
  values.texts[texts.value] = kind === kinds.words ? saidWhole(value, unit) : value.text
  const vital = code === undefined ? 0 : (vitals.get(code) ?? 0)
  const fits = vital === 0 || fitsProfile(code, value, quantity)
  let shape = vital * 2 + (fits ? 1 : 0)
  shape = shape * 2 + (codes.length > 0 ? 1 : 0)
  shape = shape * 8 + categories.indexOf(category)
  shape = shape * 8 + kind
  shape = shape * 5 + (comparator === null ? 0 : comparators.indexOf(comparator) + 1)
  shape = shape * 5 + (interpretation === null ? 0 : interpretations.indexOf(interpretation) + 1)
  shape = shape * 16
  if (position) {
    shape += 1
    values.jsons[jsons.position] = writeJson(positionOf(build, position))
  }
  if (site) {
    shape += 2
    values.texts[texts.site] = siteOf(build, site)
  }
  if (oxygen) {
    shape += 4
    values.jsons[jsons.oxygen] = writeJson(oxygenOf(oxygen))
  }
  if (referenceRange) {
    shape += 8
    values.jsons[jsons.range] = writeJson(rangeOf(referenceRange, unit))
  }
  shape = shape * 16 + (when ? shapeOfTime(build, finding, vital > 0 && fits, values) : 0)
  return (shape * 4 + integrityOf(confidence.value)) * tags + 4
}

/** The same of when it was measured, where the note says that of it: no date, a period, a day or a part of a date; with words or without. */
function shapeOfTime(build: Build, finding: ObservationFinding, vital: boolean, values: Values): number {
  const { effectiveDateTime, effectivePeriod, note } = timesOf(build, finding, vital)
  const date = effectiveDateTime ?? effectivePeriod?.start
  const words = note?.[0]?.text
  if (date !== undefined) values.jsons[jsons.day] = quoted(date)
  if (words !== undefined) values.texts[texts.time] = words
  const shape = date === undefined ? 1 : effectivePeriod ? 2 : date.length >= 10 ? 3 : 4
  return words === undefined ? shape : shape + 4
}
