/** A Parquet file written row by row, in memory no larger than one row group: the home of hyparquet-writer. */
import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer'
import { version } from '../version.ts'
import type { Cell, Column, ColumnType, Row } from './columns.ts'

export interface ParquetFile {
  add(row: Row): void
  /** Writes the last rows and the footer, with facts about the file in it. */
  close(facts: Readonly<Record<string, string>>): void
}

const types: Readonly<Record<ColumnType, Partial<SchemaElement>>> = {
  string: { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
  integer: { type: 'INT32' },
  number: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
}

/** Opens a file of these columns; its bytes go to `write` as they are ready, and hold until it returns. */
export function openParquet(
  columns: readonly Column[],
  write: (bytes: Uint8Array) => void,
  groupRows: number,
): ParquetFile {
  const bytes = new ByteWriter()
  const flush = (): void => {
    if (bytes.index > 0) write(bytes.getBytes())
    bytes.index = 0
  }
  const schema: SchemaElement[] = [
    { name: 'root', num_children: columns.length },
    ...columns.map(
      ({ name, type, required }): SchemaElement => ({
        name,
        repetition_type: required ? 'REQUIRED' : 'OPTIONAL',
        ...types[type],
      }),
    ),
  ]
  const parquet = new ParquetWriter({ writer: bytes, schema, createdBy: `tincture version ${version}` })
  let held: Cell[][] = columns.map(() => [])
  let rows = 0

  function writeGroup(): void {
    if (rows === 0) return
    // An index of pages for each column of each group would be held to the end of the file, and serves few readers.
    const columnData = columns.map(({ name }, c) => ({ name, data: held[c]!, offsetIndex: false }))
    void parquet.write({ columnData, rowGroupSize: rows })
    held = columns.map(() => [])
    rows = 0
    flush()
  }

  return {
    add(row) {
      for (const [c, { name }] of columns.entries()) held[c]!.push(row[name] ?? null)
      if (++rows >= groupRows) writeGroup()
    },
    close(facts) {
      writeGroup()
      parquet.kvMetadata = Object.entries(facts).map(([key, value]) => ({ key, value }))
      void parquet.finish()
      flush()
    },
  }
}
