/** The FHIR resource that a finding becomes, or why it becomes none. */
import type { AnyResource } from '../fhir/index.ts'
import type { Finding } from '../findings/index.ts'
import { type Extraction, toResources } from '../pipeline/index.ts'

const ofTheNote = new Set(['DocumentReference', 'Device', 'Provenance'])

/** The resource that `toBundle` makes of a finding; null when it makes none. */
export function resourceOf(extraction: Extraction, finding: Finding): AnyResource | null {
  return (
    toResources({ ...extraction, findings: [finding] }).find(({ resourceType }) => !ofTheNote.has(resourceType)) ?? null
  )
}

/** What becomes of a finding in FHIR, in words: "Condition, refuted", or why nothing does. */
export function fhirWords(finding: Finding, resource: AnyResource | null): string {
  if (resource === null) return `not written to FHIR: ${whyNone(finding)}`
  const status = 'status' in resource && typeof resource.status === 'string' ? resource.status : undefined
  const verification = 'verificationStatus' in resource ? resource.verificationStatus?.coding?.[0]?.code : undefined
  const clinical = 'clinicalStatus' in resource ? resource.clinicalStatus?.coding?.[0]?.code : undefined
  return [resource.resourceType, verification, clinical, verification === undefined ? status : undefined]
    .filter(Boolean)
    .join(', ')
}

function whyNone(finding: Finding): string {
  if (finding.kind === 'medication' && finding.status === 'allergy') return 'an allergy is no medication that is taken'
  if (finding.kind === 'observation') return 'the value has no place there'
  if (finding.experiencer === 'other') return 'it is not the patient’s, nor a relative’s'
  if (finding.experiencer === 'family')
    return finding.certainty === 'present' ? 'the relative is not known' : `a relative’s, and ${finding.certainty}`
  if (finding.certainty === 'hypothetical') return 'it may come, and is not said to be there'
  return 'nothing that FHIR has a place for'
}
