/** The note, its positions, and the small types every floor shares: tokens, lines, sentences. */

export * from './columns.ts'
export * from './find-lines.ts'
export * from './find-sentences.ts'
export * from './normalise.ts'
export * from './note.ts'
export * from './places.ts'
export * from './small-types.ts'
export * from './span.ts'
export * from './token.ts'
export * from './tokenize.ts'
export * from './word-test.ts'
