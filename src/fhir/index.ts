/** Findings as R4 resources. */
export * from './to-bundle.ts'
export type * from './types.ts'
