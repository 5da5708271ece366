/** Small types that every floor shares: codes, reasons, values read from text, issues. */
import type { IssueCode } from '../errors.ts'
import type { Span } from './span.ts'

/** Short names of the code systems; `fhir/systems.ts` has their URIs. */
export type CodeSystem = 'icd-10-cm' | 'snomed' | 'rxnorm' | 'loinc' | 'ucum' | (string & {})

/** One code of one system. */
export interface Code {
  readonly system: CodeSystem
  readonly code: string
  readonly display?: string
}

/** Why something was concluded: which rule, looking at which words. */
export interface Reason {
  readonly rule: string
  readonly span: Span
}

/** A value read from the text, with the words it was read from. */
export interface Extracted<T> {
  readonly value: T
  readonly span: Span
}

/** Something odd in the input that did not stop the run: a code, a place and counts, never the note's words. */
export interface Issue {
  readonly code: IssueCode
  readonly severity: 'info' | 'warning' | 'error'
  readonly span?: Span
  readonly detail?: Readonly<Record<string, number>>
}
