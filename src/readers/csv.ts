/** CSV and TSV: one note a row, read row by row. */
import { isNotesHeader } from './columns.ts'
import { guessDialect } from './csv-dialect.ts'
import { decodeBytes } from './decode.ts'
import { defineReader } from './reader.ts'

/** Tables with a header row. A row that can't be read is rejected; record 1 is the first row under the header. */
export const csvReader = defineReader({
  name: 'csv',
  recognises: (head, path) => {
    if (/\.(?:csv|tsv|tab)(?:\.\w+)?$/i.test(path)) return true
    const { header, delimiter } = guessDialect(decodeBytes(head))
    return delimiter !== null && isNotesHeader(header)
  },
  async *read(input, path, options) {
    const { notesOfTable } = await import('./csv-notes.ts')
    yield* notesOfTable(input, path, options)
  },
})
