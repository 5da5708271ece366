/** The three tables of a run: extractions in, Parquet bytes out. */
import { ConfigError } from '../errors.ts'
import type { Extraction } from '../pipeline/index.ts'
import type { OffsetMap } from '../readers/index.ts'
import { version } from '../version.ts'
import { type TableName, tableColumns, tableNames } from './columns.ts'
import { openParquet, type ParquetFile } from './parquet.ts'
import { rowsOf } from './rows.ts'

export interface TableOptions {
  /** Where the bytes of a table go, in their order: `(table) => (bytes) => writeSync(files[table], bytes)`. They hold until it returns. */
  open(table: TableName): (bytes: Uint8Array) => void
  /** Put the note's words into the tables; true unless said. */
  readonly text?: boolean
  /** Rows that are held and written together; 50,000 unless said, some 60 MB. */
  readonly groupRows?: number
}

export interface Tables {
  /** Adds the mentions of a note; with the reader's map also where they stand in the source. Gives the rows added. */
  write(extraction: Extraction, map?: OffsetMap): number
  /** Writes what is held and the footers. */
  close(): void
}

/**
 * Opens the tables of conditions, medications and observations, one row a mention, whatever was said of it: denied ones
 * and a mother's are rows with `certainty` and `experiencer`. The same notes in the same order give the same bytes.
 *
 * @throws ConfigError when `groupRows` is no whole number above zero.
 */
export function createTables({ open, text = true, groupRows = 50_000 }: TableOptions): Tables {
  if (!Number.isInteger(groupRows) || groupRows < 1)
    throw new ConfigError('config/bad-option', 'Option groupRows: must be a whole number from 1 on.')
  const files = new Map<TableName, ParquetFile>(
    tableNames.map((name) => [name, openParquet(tableColumns[name], open(name), groupRows)]),
  )
  let digest = ''
  return {
    write(extraction, map) {
      digest ||= extraction.lexicon.header.digest
      const rows = rowsOf(extraction, { text, map })
      let count = 0
      for (const name of tableNames)
        for (const row of rows[name]) {
          files.get(name)!.add(row)
          count++
        }
      return count
    },
    close() {
      const facts = { 'tincture.version': version, ...(digest === '' ? {} : { 'tincture.lexicon': digest }) }
      for (const name of tableNames) files.get(name)!.close(facts)
    },
  }
}
