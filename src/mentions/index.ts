/** Dictionary hits made into mentions: the longest wins, ambiguous ones need evidence. */
export * from './find-lost.ts'
export * from './find-mentions.ts'
export * from './mention.ts'
export { type OpenRole, openWords } from './open-words.ts'
export { findSusceptibilities, isOrganismEntry, type Susceptibility } from './susceptibilities.ts'
