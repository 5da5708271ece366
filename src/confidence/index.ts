/** Evidence added up to a probability. */
export * from './confidence.ts'
export * from './factors.ts'
