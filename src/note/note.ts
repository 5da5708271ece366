/** The note: text that never changes, and what came with it. */
import type { Code } from './small-types.ts'
import type { Span } from './span.ts'

/** A section that the source itself marked, as a C-CDA document does: from its title to its end, sections within it too. */
export interface OutlineSection {
  readonly span: Span
  /** The title as the source gives it; '' when it gives none. It need not stand in the text. */
  readonly title: string
  /** LOINC section code where the source's code, translation or template says one. */
  readonly code: Code | null
}

/** An identifier of another system, as it came: "12345" of "urn:oid:2.16.840.1.113883.19". */
export interface Identifier {
  readonly system?: string
  readonly value: string
}

/** Where a note came from. */
export interface Origin {
  /** The reader that gave it, as in "ccda". */
  readonly reader: string
  /** The number of the record in its input, from 1: a line, a row, a message, an entry of a Bundle. */
  readonly record: number
  /** Where the record begins in the input, in bytes, if the input has several. */
  readonly at?: number
  /** The patient's and the visit's identifiers, where the source has some that are no FHIR references. */
  readonly patient?: Identifier
  readonly visit?: Identifier
}

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
  /** Sections that the source knew, in the order of the text. */
  readonly outline?: readonly OutlineSection[]
  readonly origin?: Origin
}
