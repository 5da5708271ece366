/** Evidence added up to a probability. */
export * from './calibration.ts'
export * from './confidence.ts'
export * from './features.ts'
export * from './read-features.ts'
export * from './score.ts'
