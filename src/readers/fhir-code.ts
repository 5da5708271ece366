/** The code of a FHIR CodeableConcept. */
import type { Code } from '../note/index.ts'
import { arrayAt, stringAt } from './json.ts'
import { toCode } from './references.ts'

/** The code of a CodeableConcept, LOINC before any other. */
export function codeAt(value: unknown, field: string): Code | null {
  let first: Code | null = null
  for (const coding of arrayAt(value, field, 'coding')) {
    const code = stringAt(coding, 'code')
    if (code === undefined) continue
    const found = toCode(stringAt(coding, 'system') ?? '', code, stringAt(coding, 'display'))
    if (found.system === 'loinc') return found
    first ??= found
  }
  return first
}
