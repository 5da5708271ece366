/** The clinical model, before FHIR. */
export * from './assemble-findings.ts'
export * from './finding.ts'
export * from './flatten-mentions.ts'
export * from './mention-schema.ts'
