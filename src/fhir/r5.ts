/** The shapes of R5: what its Condition, MedicationStatement, MedicationRequest, Dosage and the document's resources say otherwise than R4's. */
import { coded } from './build.ts'
import { uris } from './systems.ts'
import type { AnyResource, CodeableConcept, Dosage, MedicationStatement } from './types.ts'

/** The same resource in the shape of R5; its type stays that of R4, whose names the rest of the program uses. */
export function toR5(resource: AnyResource): AnyResource {
  return shapeOf(resource) as unknown as AnyResource
}

// What R5's adherence says of a statement's status in R4.
const adherence: Readonly<Record<MedicationStatement['status'], string | null>> = {
  active: 'taking',
  completed: 'stopped-as-directed',
  stopped: 'stopped',
  'on-hold': 'on-hold',
  'not-taken': 'not-taking',
  unknown: 'unknown',
  intended: null,
}

function shapeOf(resource: AnyResource): object {
  switch (resource.resourceType) {
    case 'Condition':
      // clinicalStatus is mandatory, and has a code for what is not there
      return { ...resource, clinicalStatus: resource.clinicalStatus ?? coded(uris.conditionClinical, 'unknown') }
    case 'MedicationStatement': {
      const { status, statusReason, medicationCodeableConcept, context, reasonCode, dosage, ...rest } = resource
      const taken = adherence[status]
      return {
        ...rest,
        status: status === 'intended' ? 'draft' : 'recorded',
        medication: { concept: medicationCodeableConcept },
        ...(context ? { encounter: context } : {}),
        ...(reasonCode ? { reason: reasonCode.map(asConcept) } : {}),
        ...(dosage ? { dosage: dosage.map(toR5Dosage) } : {}),
        ...(taken
          ? { adherence: { code: coded(uris.adherence, taken), ...(statusReason ? { reason: statusReason[0] } : {}) } }
          : {}),
      }
    }
    case 'MedicationRequest': {
      const { medicationCodeableConcept, reportedBoolean, reasonCode, dosageInstruction, ...rest } = resource
      return {
        ...rest,
        reported: reportedBoolean,
        medication: { concept: medicationCodeableConcept },
        ...(reasonCode ? { reason: reasonCode.map(asConcept) } : {}),
        ...(dosageInstruction ? { dosageInstruction: dosageInstruction.map(toR5Dosage) } : {}),
      }
    }
    case 'Device': {
      const { deviceName, type, ...rest } = resource
      return { ...rest, name: deviceName.map(({ name }) => ({ value: name, type: 'registered-name' })), type: [type] }
    }
    case 'DocumentReference':
      // an integer64 is a string in JSON
      return {
        ...resource,
        content: resource.content.map(({ attachment }) => ({
          attachment: { ...attachment, size: String(attachment.size) },
        })),
      }
    case 'Provenance': {
      const { reason, ...rest } = resource
      return { ...rest, authorization: reason.map(asConcept) }
    }
    case 'Observation':
    case 'FamilyMemberHistory':
      return resource
    default:
      return resource satisfies never
  }
}

function asConcept(concept: CodeableConcept): object {
  return { concept }
}

/** A Dosage in the shape of R5. */
export function toR5Dosage(dosage: Dosage): object {
  const { asNeededBoolean, asNeededCodeableConcept, maxDosePerPeriod, ...rest } = dosage
  return {
    ...rest,
    ...(asNeededBoolean ? { asNeeded: true } : {}),
    ...(asNeededCodeableConcept ? { asNeededFor: [asNeededCodeableConcept] } : {}),
    ...(maxDosePerPeriod ? { maxDosePerPeriod: [maxDosePerPeriod] } : {}),
  }
}
