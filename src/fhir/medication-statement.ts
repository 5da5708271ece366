/** Medication findings as MedicationStatement. */
import type { MedicationFinding } from '../findings/index.ts'
import { type Build, conceptOf, evidenceOf, labels, oneLine } from './build.ts'
import { toDosages } from './dosage.ts'
import { resourceId } from './ids.ts'
import { uris } from './systems.ts'
import type { MedicationStatement } from './types.ts'

/** The statement of one medication finding; null for an allergy (never a medication that someone takes) and for someone else's drug. */
export function toMedicationStatement(
  build: Build,
  finding: MedicationFinding,
  routes: ReadonlyMap<string, string>,
): MedicationStatement | null {
  if (finding.status === 'allergy' || finding.experiencer !== 'patient') return null
  const span = finding.evidence[0]
  const id = resourceId(
    build.noteKey,
    'MedicationStatement',
    `${finding.ingredient}|${finding.status}|${span.start}|${span.end - span.start}`,
  )
  const dosage = toDosages(build, finding.sig, routes)
  const reason = finding.sig.reason?.value
  return {
    resourceType: 'MedicationStatement',
    id,
    meta: labels(finding.confidence.value),
    extension: evidenceOf(build, finding.evidence, finding.confidence.value),
    identifier: [{ system: uris.findingId, value: id }],
    status: finding.status,
    medicationCodeableConcept: conceptOf(finding.codes, finding.text),
    subject: build.subject,
    ...(build.note.encounter ? { context: { reference: build.note.encounter } } : {}),
    ...(build.note.writtenAt ? { dateAsserted: build.note.writtenAt } : {}),
    derivedFrom: [{ reference: build.documentUrl }],
    ...(reason ? { reasonCode: [{ text: oneLine(reason) }] } : {}),
    ...(dosage.length > 0 ? { dosage } : {}),
  }
}
