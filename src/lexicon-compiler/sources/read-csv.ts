/** Records of a CSV file: quoted fields may hold commas, doubled quotes and line ends. */
import { LexiconError } from '../../errors.ts'
import { eachLine, headerOf, type Named } from './read-lines.ts'
import type { Report, SourceFile } from './source.ts'

// A record longer than this has lost its closing quote.
const longestRecord = 1_000_000

/** The fields of one record; null while a quoted field is still open. `a,"b ""c"""` gives a, b "c". */
export function splitRecord(record: string, separator: string): string[] | null {
  const fields: string[] = []
  let at = 0
  while (true) {
    if (record[at] === '"') {
      let field = ''
      let from = at + 1
      while (true) {
        const quote = record.indexOf('"', from)
        if (quote === -1) return null
        field += record.slice(from, quote)
        if (record[quote + 1] !== '"') {
          at = quote + 1
          break
        }
        field += '"'
        from = quote + 2
      }
      const end = record.indexOf(separator, at)
      fields.push(field + record.slice(at, end === -1 ? undefined : end))
      if (end === -1) return fields
      at = end + 1
    } else {
      const end = record.indexOf(separator, at)
      fields.push(record.slice(at, end === -1 ? undefined : end))
      if (end === -1) return fields
      at = end + 1
    }
  }
}

/** Records below a header, by column name; `number` is the line in which a record begins. */
export async function eachRecord(
  file: SourceFile,
  report: Report,
  wanted: readonly string[],
  visit: (cell: Named, number: number) => void,
): Promise<void> {
  let columns: Map<string, number> | undefined
  let width = 0
  let separator = ','
  let open = ''
  let openAt = 0
  let cells: readonly string[] = []
  const cell: Named = (column) => (cells[columns!.get(column) ?? -1] ?? '').trim()
  await eachLine(file, report, (line, number) => {
    if (!columns) {
      separator = line.includes('\t') ? '\t' : line.includes(',') ? ',' : ';'
      const names = splitRecord(line, separator) ?? []
      columns = headerOf(file.path, names, wanted)
      width = names.length
      return
    }
    if (open === '' && line.trim() === '') return
    const record = open === '' ? line : `${open}\n${line}`
    if (open === '') openAt = number
    // an open quote is looked for again only when the line may close it
    const fields = open !== '' && !line.includes('"') ? null : splitRecord(record, separator)
    open = fields ? '' : record
    if (open.length > longestRecord) {
      report.skip(file.path, openAt, 'a quoted field is never closed')
      open = ''
    }
    if (!fields) return
    cells = fields
    if (cells.length === width) visit(cell, openAt)
    else report.skip(file.path, openAt, `has ${cells.length} columns, not ${width}`)
  })
  if (open !== '') report.skip(file.path, openAt, 'a quoted field is never closed')
  if (!columns) throw new LexiconError('lexicon/bad-source', `${file.path}: is empty.`)
}
