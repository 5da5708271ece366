/** What the JSON of a finding's resource depends on besides its id, places and confidence: findings of one shape share a template. */
import type { Sig } from '../../attributes/index.ts'
import type { ConditionFinding, Finding, MedicationFinding, ObservationFinding } from '../../findings/index.ts'
import { type Code, overlaps, type Span } from '../../note/index.ts'
import { type Build, labels } from '../build.ts'
import { cuesOf } from '../condition.ts'
import { stepsOf } from '../dosage.ts'
import { statusReasonOf } from '../medication-statement.ts'

const sep = '\u0000'

/** The key of a finding's shape in a note. */
export function shapeOfFinding(build: Build, finding: Finding): string {
  const { note } = build
  const dated = note.writtenAt === undefined ? 0 : note.writtenAt.length >= 10 ? 2 : 1
  const band = labels(finding.confidence.value).security![1]!.code
  const common = `${dated}${note.encounter ? 1 : 0}${note.subject ? 1 : 0}${band}${sep}${finding.evidence.length}${sep}${finding.text}${sep}${codes(finding.codes)}${sep}${finding.section.loinc}`
  switch (finding.kind) {
    case 'condition':
      return `c${common}${condition(finding)}`
    case 'medication':
      return `m${common}${medication(build, finding)}`
    case 'observation':
      return `o${common}${observation(build, finding)}`
    default:
      return finding satisfies never
  }
}

function codes(all: readonly Code[]): string {
  let out = ''
  for (const { system, code, display } of all) out += `${system}|${code}|${display ?? ''}${sep}`
  return out
}

function condition(finding: ConditionFinding): string {
  let out = `${sep}${finding.certainty}${finding.temporality}${finding.experiencer}${finding.class}${sep}${finding.name}${sep}${finding.relative ?? ''}`
  for (const cue of cuesOf(finding)) out += `${sep}${cue}`
  for (const { role, value } of finding.modifiers) out += `${sep}${role}=${value}`
  return out
}

function medication(build: Build, finding: MedicationFinding): string {
  const text = build.note.text
  let out = `${sep}${finding.status}${finding.experiencer}${sep}${statusReasonOf(build, finding)?.text ?? ''}`
  for (const { step, span } of stepsOf(finding.sig)) {
    const route = step.route?.span
    out += `${sep}${span ? text.slice(span.start, span.end) : '-'}${sep}${route ? text.slice(route.start, route.end) : ''}${sep}${JSON.stringify(step, withoutPlaces)}${placesOf(step)}`
  }
  return out
}

// a dose that is the rate, and a route without words of its own, are told by where they stand
function placesOf({ route, dose, form, rate }: Sig): string {
  let out = rate && dose?.span.start === rate.span.start ? 'r' : '-'
  if (route) for (const part of [dose, form, rate]) out += part && overlaps(part.span, route.span) ? '1' : '0'
  return out
}

function withoutPlaces(key: string, value: unknown): unknown {
  return key === 'span' || key === 'then' ? undefined : value
}

function observation({ note }: Build, { category, measurement, when }: ObservationFinding): string {
  const { value, unit, comparator, interpretation, referenceRange, oxygen, position, site } = measurement
  const words = (span: Span | null | undefined): string | null => (span ? note.text.slice(span.start, span.end) : null)
  // words of time are read by the note's date
  const dated = when ? [words(when), note.writtenAt] : null
  const parts = [category, value.value, unit, comparator, interpretation, referenceRange?.value, oxygen?.value, dated]
  return sep + JSON.stringify([...parts, position?.value, words(position?.span), site?.value, words(site?.span)])
}

/** The spans of a finding in the order of its resource: evidence, then those of its parts. */
export function spansOf(finding: Finding): readonly Span[] {
  switch (finding.kind) {
    case 'condition':
      return finding.evidence
    case 'medication': {
      const spans: Span[] = [...finding.evidence]
      for (const { span } of stepsOf(finding.sig)) if (span) spans.push(span)
      return spans
    }
    case 'observation':
      return [...finding.evidence, finding.measurement.value.span]
    default:
      return finding satisfies never
  }
}
