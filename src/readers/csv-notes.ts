/** The rows of a table as notes, row by row. */
import { bytesOf, withHead } from './bytes.ts'
import { type Names, namesOf } from './columns.ts'
import { guessDialect } from './csv-dialect.ts'
import { asUtf8, rowsOf } from './csv-rows.ts'
import { decodeBytes, markedEncoding } from './decode.ts'
import { identityMap } from './offset-map.ts'
import { type Input, limitsOf, type Read, type ReadOptions, readNote } from './reader.ts'
import { headerOf } from './table-header.ts'
import { idOfPath } from './whole.ts'

const headSize = 65_536

/** A row that can't be read is rejected; record 1 is the first row under the header. */
export async function* notesOfTable(input: Input, path: string, options: ReadOptions): AsyncGenerator<Read> {
  const limits = limitsOf(options)
  const { head, all } = await withHead(input, headSize)
  const dialect = guessDialect(decodeBytes(head), options.delimiter)
  const rows = rowsOf(asUtf8(all, head), {
    delimiter: dialect.delimiter ?? ',',
    newline: dialect.newline,
    limit: limits.recordBytes,
    start: markedEncoding(head)?.mark ?? 0,
  })
  const decode = (cell: string): string =>
    /[\x80-\xff]/.test(cell) ? decodeBytes(bytesOf(cell), options.encoding) : cell
  const isMimic = options.preset === 'noteevents'
  const id = options.id ?? idOfPath(path)
  let columns: Columned | null = null
  let record = options.recordsBefore ?? 0
  for await (const events of rows)
    for (const event of events) {
      if ('unclosed' in event) {
        yield { rejected: { code: 'readers/unclosed-quote', record: record + 1, at: event.unclosed } }
        return
      }
      if ('tooLong' in event) {
        record++
        yield {
          rejected: { code: 'readers/line-too-long', record: columns === null ? 0 : record, at: event.tooLong },
        }
        if (columns === null) return
        continue
      }
      const { cells, badQuote, at } = event
      if (cells.length === 1 && cells[0]!.trim() === '') continue // a blank line
      if (columns === null) {
        columns = place(cells.map(decode), namesOf(options), isMimic)
        if (columns.text.length > 0) continue
        yield { rejected: { code: 'readers/missing-column', record: 0, at } }
        return
      }
      record++
      yield toRead(columns, (i) => decode(cells[i] ?? ''), badQuote, {
        record,
        at,
        isMimic,
        fallback: `${id}-${record}`,
        hasText: columns.text[0]! < cells.length,
      })
    }
}

/** The columns of each role, the surest first: a table may have a date and a time, of which one is empty. */
type Columned = { readonly [role in keyof Names | 'isError']: readonly number[] } & { readonly name: string }

function place(header: readonly string[], names: Names, isMimic: boolean): Columned {
  const known = header.map((cell) => cell.trim().toLowerCase())
  const find = (wanted: readonly string[]): number[] => wanted.map((name) => known.indexOf(name)).filter((i) => i >= 0)
  const text = find(names.text).slice(0, 1)
  return {
    text,
    id: find(names.id),
    subject: find(names.subject),
    encounter: find(names.encounter),
    date: find(names.date),
    type: find(names.type),
    isError: isMimic ? find(['iserror']) : [],
    name: header[text[0] ?? -1]?.trim() ?? '',
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
  const first = (role: readonly number[]): string => role.map(cell).find((each) => each.trim() !== '') ?? ''
  // MIMIC marks notes that their authors called a mistake.
  if (first(columns.isError).trim() === '1') return { rejected: { code: 'readers/marked-as-error', record, at } }
  const text = cell(columns.text[0]!)
  const header = headerOf({
    subject: first(columns.subject),
    encounter: first(columns.encounter),
    date: first(columns.date),
    type: first(columns.type),
    isMimic,
  })
  const note = { id: first(columns.id).trim() || fallback, text, ...header }
  return readNote(note, identityMap(text.length, columns.name), { reader: 'csv', record, at })
}
