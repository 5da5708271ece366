/** What is said about a mention: sigs and measurements. */
export * from './attributes.ts'
export * from './measurement/find-observations.ts'
export * from './measurement/measurement.ts'
export * from './measurement/observation.ts'
export * from './sig/link-sigs.ts'
export * from './sig/parse-sig.ts'
export * from './sig/sig.ts'
export * from './sig/sig-text.ts'
