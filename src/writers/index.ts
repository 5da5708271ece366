/** Results out, for eyes and for programs. */
export * from './note-lines.ts'
export * from './review-table.ts'
export * from './table.ts'
