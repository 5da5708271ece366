/** TSV tables in, lexicon file out. */
export * from './compile.ts'
export { expandTerm, pluralOf } from './expand-terms.ts'
export type { TableFile } from './read-table.ts'
