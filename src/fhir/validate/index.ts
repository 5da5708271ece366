/** Whether a resource is one of R4, by a table of HL7's definitions. */
export type { ValidationIssue } from './issue.ts'
export { isDateTime, isInstant } from './primitive.ts'
export { tableOf } from './table.ts'
export { isUcum } from './ucum-code.ts'
export { validateResource } from './validate.ts'
