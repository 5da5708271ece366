/** What the validator says of a resource: places and rules, never content. */

export interface ValidationIssue {
  readonly severity: 'error' | 'warning'
  /** FHIR's issue type. */
  readonly code: 'structure' | 'required' | 'value' | 'invariant' | 'code-invalid'
  /** Where, as in "Observation.component[1].valueQuantity". */
  readonly path: string
  /** What rule is broken, as in "qty-3: a code without its system". */
  readonly message: string
}

/** A JSON object. */
export type Json = { readonly [key: string]: unknown }

export type Tell = (
  path: string,
  message: string,
  code?: ValidationIssue['code'],
  severity?: ValidationIssue['severity'],
) => void

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The codes of one system in a CodeableConcept, or of all systems. */
export function codesOf(concept: unknown, system?: string): string[] {
  if (!isObject(concept) || !Array.isArray(concept.coding)) return []
  return concept.coding.flatMap((coding) =>
    isObject(coding) && typeof coding.code === 'string' && (system === undefined || coding.system === system)
      ? [coding.code]
      : [],
  )
}

/** The items of a list, or none. */
export function listOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isObject) : []
}
