/** Importers: terminologies in their own formats into drafts, drafts into a lexicon. */
export { type BuildOptions, type Built, buildLexicon } from './build-lexicon.ts'
export { compileDrafts } from './compile-drafts.ts'
export { type FormatName, formatNames, formatOf } from './formats.ts'
export { type KnownSource, readSources } from './read-sources.ts'
export { createReport, type Draft, type FileCount, type MentionKind, type Report, type SourceFile } from './source.ts'
