/** The note: text that never changes, and what came with it. */
import type { Code } from './small-types.ts'

/** One clinical note, exactly as received. Every span points into `text`. */
export interface Note {
  readonly id: string
  readonly text: string
  /** FHIR reference of the patient, as in "Patient/123". */
  readonly subject?: string
  /** FHIR reference of the encounter, as in "Encounter/9". */
  readonly encounter?: string
  /** When the note was written: a FHIR date or dateTime. */
  readonly writtenAt?: string
  /** LOINC document type, as in 18842-5 (Discharge summary). */
  readonly type?: Code
}
