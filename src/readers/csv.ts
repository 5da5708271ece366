/** CSV and TSV: one note a row, read row by row. */
import { bytesOf, withHead } from './bytes.ts'
import { isTextName, type Names, namesOf } from './columns.ts'
import { guessDialect } from './csv-dialect.ts'
import { asUtf8, rowsOf } from './csv-rows.ts'
import { decodeBytes } from './decode.ts'
import { identityMap } from './offset-map.ts'
import { defineReader, limitsOf, type Read, readNote } from './reader.ts'
import { headerOf } from './table-header.ts'
import { idOfPath } from './whole.ts'

const headSize = 65_536

/** Tables with a header row. A row that can't be read is rejected; record 1 is the first row under the header. */
export const csvReader = defineReader({
  name: 'csv',
  recognises: (head, path) => {
    if (/\.(?:csv|tsv|tab)(?:\.\w+)?$/i.test(path)) return true
    const { header, delimiter } = guessDialect(decodeBytes(head))
    return delimiter !== null && header.length > 1 && header.some(isTextName)
  },
  async *read(input, path, options) {
    const limits = limitsOf(options)
    const { head, all } = await withHead(input, headSize)
    const dialect = guessDialect(decodeBytes(head), options.delimiter)
    const rows = rowsOf(asUtf8(all, head), dialect.delimiter ?? ',', dialect.newline, limits.recordBytes)
    const decode = (cell: string): string =>
      /[\x80-\xff]/.test(cell) ? decodeBytes(bytesOf(cell), options.encoding) : cell
    const isMimic = options.preset === 'mimic'
    const id = idOfPath(path)
    let columns: Columned | null = null
    let record = 0
    for await (const event of rows) {
      if ('unclosed' in event) {
        yield { rejected: { code: 'readers/unclosed-quote', record: record + 1, at: event.unclosed } }
        return
      }
      const { cells, badQuote } = event.row
      if (cells.length === 1 && cells[0]!.trim() === '') continue // a blank line
      if (columns === null) {
        columns = place(cells.map(decode), namesOf(options), isMimic)
        if (columns.text < 0) {
          yield { rejected: { code: 'readers/missing-column', record: 0, at: event.at } }
          return
        }
        continue
      }
      record++
      yield toRead(columns, (i) => decode(cells[i] ?? ''), badQuote, {
        record,
        at: event.at,
        isMimic,
        fallback: `${id}-${record}`,
        hasText: columns.text < cells.length,
      })
    }
  },
})

/** Where each column stands; -1 for one that is not there. */
interface Columned {
  readonly text: number
  readonly id: number
  readonly subject: number
  readonly encounter: number
  readonly date: number
  readonly type: number
  readonly isError: number
  readonly name: string
}

function place(header: readonly string[], names: Names, isMimic: boolean): Columned {
  const known = header.map((cell) => cell.trim().toLowerCase())
  const find = (wanted: readonly string[]): number => {
    for (const name of wanted) if (known.includes(name)) return known.indexOf(name)
    return -1
  }
  const text = find(names.text)
  return {
    text,
    id: find(names.id),
    subject: find(names.subject),
    encounter: find(names.encounter),
    date: find(names.date),
    type: find(names.type),
    isError: isMimic ? find(['iserror']) : -1,
    name: header[text]?.trim() ?? '',
  }
}

interface RowPlace {
  readonly record: number
  readonly at: number
  readonly isMimic: boolean
  readonly fallback: string
  readonly hasText: boolean
}

function toRead(columns: Columned, cell: (i: number) => string, badQuote: boolean, place: RowPlace): Read {
  const { record, at, isMimic, fallback, hasText } = place
  if (badQuote) return { rejected: { code: 'readers/bad-quote', record, at } }
  if (!hasText) return { rejected: { code: 'readers/no-text-field', record, at } }
  // MIMIC marks notes that their authors called a mistake.
  if (columns.isError >= 0 && cell(columns.isError).trim() === '1')
    return { rejected: { code: 'readers/marked-as-error', record, at } }
  const text = cell(columns.text)
  const header = headerOf({
    subject: cell(columns.subject),
    encounter: cell(columns.encounter),
    date: cell(columns.date),
    type: cell(columns.type),
    isMimic,
  })
  const note = { id: cell(columns.id).trim() || fallback, text, ...header }
  return readNote(note, identityMap(text.length, columns.name), { reader: 'csv', record, at })
}
