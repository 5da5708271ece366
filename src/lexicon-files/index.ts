/** Lexicons out of files: the built-in one, and compiled ones by their paths. */
export * from './builtin.ts'
export * from './open-lexicon.ts'
