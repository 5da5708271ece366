/** The compiled dictionary, at run time: words to numbers, numbers to terms, terms to concepts. */
export * from './by-entry.ts'
export { compactMagic, compactVersion, expandLexicon, isCompact, type StreamName, streamNames } from './compact.ts'
export * from './concept.ts'
export * from './find-terms.ts'
export * from './find-words.ts'
export * from './format.ts'
export * from './hash-tables.ts'
export * from './lexicon.ts'
