/** Medication findings as MedicationStatement, or as MedicationRequest for servers that know no other. */
import type { MedicationFinding } from '../findings/index.ts'
import { overlaps } from '../note/index.ts'
import { type Build, conceptOf, evidenceOf, labels, oneLine } from './build.ts'
import { toDosages } from './dosage.ts'
import { addPlace, addText, beginName, endName } from './ids.ts'
import { uris } from './systems.ts'
import type { CodeableConcept, MedicationRequest, MedicationStatement } from './types.ts'

/** The statement of one medication finding; null for an allergy (never a medication that someone takes) and for someone else's drug. */
export function toMedicationStatement(
  build: Build,
  finding: MedicationFinding,
  routes: ReadonlyMap<string, string>,
): MedicationStatement | null {
  if (finding.status === 'allergy' || finding.experiencer !== 'patient') return null
  nameMedication(build, finding, 'MedicationStatement')
  const id = endName()
  const dosage = toDosages(build, finding.sig, routes)
  const why = statusReasonOf(build, finding)
  const reason = finding.sig.reason?.value
  return {
    resourceType: 'MedicationStatement',
    id,
    meta: labels(finding.confidence.value),
    extension: evidenceOf(build, finding.evidence, finding.confidence.value),
    identifier: [{ system: uris.findingId, value: id }],
    status: finding.status,
    ...(why ? { statusReason: [why] } : {}),
    medicationCodeableConcept: conceptOf(finding.codes, finding.text),
    subject: build.subject,
    ...(build.note.encounter ? { context: { reference: build.note.encounter } } : {}),
    ...(build.note.writtenAt ? { dateAsserted: build.note.writtenAt } : {}),
    derivedFrom: [{ reference: build.documentUrl }],
    ...(reason ? { reasonCode: [{ text: oneLine(reason) }] } : {}),
    ...(dosage.length > 0 ? { dosage } : {}),
  }
}

/** What a request's status makes of a statement's; what a patient never took was withdrawn before it began. */
const requestStatuses = {
  active: 'active',
  completed: 'completed',
  stopped: 'stopped',
  'on-hold': 'on-hold',
  unknown: 'unknown',
  intended: 'draft',
  'not-taken': 'cancelled',
} as const

/** The same finding as a MedicationRequest with intent "plan", for servers that know no MedicationStatement; null likewise. */
export function toMedicationRequest(
  build: Build,
  finding: MedicationFinding,
  routes: ReadonlyMap<string, string>,
): MedicationRequest | null {
  if (finding.status === 'allergy' || finding.experiencer !== 'patient') return null
  nameMedication(build, finding, 'MedicationRequest')
  const id = endName()
  const dosage = toDosages(build, finding.sig, routes)
  const why = statusReasonOf(build, finding)
  const reason = finding.sig.reason?.value
  return {
    resourceType: 'MedicationRequest',
    id,
    meta: labels(finding.confidence.value),
    extension: evidenceOf(build, finding.evidence, finding.confidence.value),
    identifier: [{ system: uris.findingId, value: id }],
    status: requestStatuses[finding.status],
    ...(why ? { statusReason: why } : {}),
    intent: 'plan',
    reportedBoolean: true,
    medicationCodeableConcept: conceptOf(finding.codes, finding.text),
    subject: build.subject,
    ...(build.note.encounter ? { encounter: { reference: build.note.encounter } } : {}),
    supportingInformation: [{ reference: build.documentUrl }],
    ...(build.note.writtenAt ? { authoredOn: build.note.writtenAt } : {}),
    ...(reason ? { reasonCode: [{ text: oneLine(reason) }] } : {}),
    ...(dosage.length > 0 ? { dosageInstruction: dosage } : {}),
  }
}

/** Says what tells this finding from the note's others, in ids: "furosemide|active|123|5". */
export function nameMedication({ noteKey }: Build, finding: MedicationFinding, resourceType: string): void {
  beginName(noteKey, resourceType)
  addText(finding.ingredient)
  addText('|')
  addText(finding.status)
  addPlace(finding.evidence[0])
}

/** The note's words for a drug that is not taken as it was: "discontinued", "held". */
export function statusReasonOf(build: Build, { status, because, evidence }: MedicationFinding): CodeableConcept | null {
  if (status !== 'stopped' && status !== 'on-hold' && status !== 'not-taken') return null
  const reason = because.find(({ rule }) => rule === `status/${status}`)
  // a status that a title or a list gives has no words of its own
  if (!reason || evidence.some((span) => overlaps(span, reason.span))) return null
  const text = oneLine(build.note.text.slice(reason.span.start, reason.span.end))
  return text === '' ? null : { text }
}
