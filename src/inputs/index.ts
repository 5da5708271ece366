/** Files, folders, globs and standard input: notes out of all of them, compressed or not. */
export * from './find-files.ts'
export * from './inflate.ts'
export * from './read-inputs.ts'
