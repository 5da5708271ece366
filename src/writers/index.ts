/** Results out, for eyes and for programs. */
export * from './table.ts'
