/** Self-contained pages for eyes: a note with its findings and their evidence, and an index of many notes. */
export { type IndexEntry, indexEntryOf, renderIndexPage } from './index-page.ts'
export { renderNotePage } from './note-page.ts'
