/** Results out, for eyes and for programs. */
export * from './note-lines.ts'
export * from './table.ts'
