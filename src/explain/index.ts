/** Why a finding is there, and why something is none, in words that a clinician follows. */
export * from './attributes-of.ts'
export * from './confidence-of.ts'
export * from './explain-finding.ts'
export * from './explain-lost.ts'
export * from './resource-of.ts'
