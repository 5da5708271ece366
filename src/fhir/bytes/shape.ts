/** What the JSON of a finding's resource depends on besides what stands at the places of a template: findings of one shape share one. */
import type { MeasuredValue, Sig } from '../../attributes/index.ts'
import type { ConditionFinding, MedicationFinding, ObservationFinding } from '../../findings/index.ts'
import { overlaps, type Span } from '../../note/index.ts'
import { type Build, integrityOf, oneLine } from '../build.ts'
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
import { stepsOf } from '../dosage.ts'
import { statusReasonOf } from '../medication-statement.ts'
import { bloodPressure, isOnePressure } from '../observation.ts'
import { vitalUnits } from '../vital-units.ts'
import { decimalText } from '../written-decimal.ts'

const sep = '\u0000'

/** Words in a shape, told from what follows them by their size. */
function sized(words: string): string {
  return `${words.length}:${words}`
}

/** The shape of a condition; a number, as most have one of a few hundred shapes. Null for what is someone else's or only feared. */
export function shapeOfCondition(finding: ConditionFinding, symptoms: boolean): number | string | null {
  const { experiencer, certainty, confidence } = finding
  if (experiencer === 'other' || certainty === 'hypothetical') return null
  const level = integrityOf(confidence.value)
  if (experiencer === 'family') {
    const relation = certainty === 'present' ? relationOf(finding) : null
    return relation === null ? null : `f${level}${relation}`
  }
  const severity = severityOf(finding)
  if (symptoms && isToldSymptom(finding)) return certainty === 'present' ? level : 4 + level
  const clinical = clinicalOf(finding)
  let shape = 1
  shape = shape * 8 + (severity === null ? 0 : severityNames.indexOf(severity) + 1)
  shape = shape * 8 + (clinical === null ? 0 : clinicals.indexOf(clinical) + 1)
  shape = shape * 8 + verifications.indexOf(verificationOf(finding))
  return (shape * 2 + (isListed(finding) ? 1 : 0)) * 4 + level
}

/** The shape of a medication; null for one that is not emitted. */
export function shapeOfMedication(build: Build, finding: MedicationFinding, dosed: boolean): string | null {
  const { status, experiencer, confidence, sig } = finding
  if (status === 'allergy' || experiencer !== 'patient') return null
  const why = statusReasonOf(build, finding)?.text ?? ''
  return `m${integrityOf(confidence.value)}${status}${dosed ? 1 : 0}${sized(why)}${sig.reason?.value ?? ''}`
}

/** The shape of a sig: what its Dosage says but for where it stands and the words of it. */
export function shapeOfSig(build: Build, sig: Sig): string {
  const { text } = build.note
  let out = ''
  for (const { step, span } of stepsOf(sig)) out += sep + shapeOfStep(text, step, span)
  return out
}

function shapeOfStep(text: string, step: Sig, span: Span | undefined): string {
  const { dose, route, frequency, duration, rate, asNeeded, count, max, form } = step
  let out = span ? (oneLine(text.slice(span.start, span.end)) === '' ? 's' : 'w') : '-'
  if (dose) out += `d${dose.value.value},${dose.value.high},${sized(dose.value.unit)}`
  if (rate) {
    const { value, high, unit } = rate.value
    // a dose that is the rate is told by where it stands
    out += `${sep}r${value},${high},${sized(unit)}${dose?.span.start === rate.span.start ? '=' : ''}`
  }
  if (frequency) out += `${sep}f${JSON.stringify(frequency.value)}`
  if (duration) out += `${sep}t${duration.value.value},${duration.value.high},${duration.value.unit}`
  if (count) out += `${sep}c${count.value}`
  if (asNeeded) out += `${sep}p${sized(asNeeded.value.reason ?? '')}`
  if (max) {
    const { amount, perHours } = max.value
    out += `${sep}m${amount.value},${amount.high},${sized(amount.unit)},${perHours}`
  }
  if (route) {
    // a route without words of its own, too, is told by where it stands
    const implied = [dose, form, rate].some((part) => part && overlaps(part.span, route.span))
    out += `${sep}v${sized(route.value)}${sized(implied ? '' : text.slice(route.span.start, route.span.end))}`
  }
  return out
}

/** The shape of an observation. */
export function shapeOfObservation(build: Build, finding: ObservationFinding): string {
  const { category, codes, measurement, when, confidence } = finding
  const { unit, comparator, interpretation, referenceRange, oxygen, position, site } = measurement
  const code = codes[0]?.code
  // only the codes of vital signs mean something to the mapping
  const special = code !== undefined && (code === bloodPressure || vitalUnits[code] !== undefined) ? code : ''
  let out = `o${integrityOf(confidence.value)}${category}${sep}${special}${sep}${unit}${sep}${comparator}${interpretation}`
  const value = measurement.value.value
  // its numbers stand at places of their own
  out += sep + (numbersOf(finding) > 0 ? value.type : JSON.stringify(value))
  if (referenceRange) out += `${sep}r${JSON.stringify(referenceRange.value)}`
  if (oxygen) out += `${sep}o${JSON.stringify(oxygen.value)}`
  const words = ({ start, end }: Span): string => build.note.text.slice(start, end)
  if (position) out += `${sep}p${sized(position.value)}${words(position.span)}`
  if (site) out += `${sep}s${sized(site.value)}${words(site.span)}`
  // words of time are read by the note's date
  if (when) out += `${sep}w${sized(words(when))}${build.note.writtenAt}`
  return out
}

/** How many numbers of a value stand at places of their own. */
export function numbersOf({ codes, measurement }: ObservationFinding): 0 | 1 | 2 {
  const value = measurement.value.value
  switch (value.type) {
    case 'number':
      return Number.isFinite(value.value) ? 1 : 0
    case 'blood-pressure':
      return codes[0]?.code === bloodPressure && isOnePressure(value) ? 2 : 0
    default:
      return 0
  }
}

/** Adds those numbers as they are written. */
export function addNumbersOf(value: MeasuredValue, into: string[]): void {
  if (value.type === 'number') into.push(decimalText(value.value, value.text))
  else if (value.type === 'blood-pressure') into.push(String(value.systolic), String(value.diastolic))
}
