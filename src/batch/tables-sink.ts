/** Tables: conditions, medications and observations as Parquet, beside the resources. */
import { createTables, type TableName, tableNames } from '../tables/index.ts'
import type { Part } from './parts.ts'
import type { Sink, SinkContext } from './sink.ts'

// Rows that are held by each worker at once; a row group of some megabytes.
const groupRows = 10_000

export function tablesSink({ parts }: SinkContext): Sink {
  const files = new Map<TableName, Part>(tableNames.map((name) => [name, parts.part(name, 'parquet')]))
  const tables = createTables({ groupRows, open: (table) => (bytes) => files.get(table)!.write(bytes, 0) })
  return {
    prepare(extraction, map) {
      const { mentions, observations } = extraction.layers
      const rows = (kind: string): number => mentions.filter((mention) => mention.kind === kind).length
      const counts = {
        conditions: rows('condition'),
        medications: rows('medication'),
        observations: observations.length,
      }
      return () => {
        tables.write(extraction, map)
        for (const name of tableNames) files.get(name)!.write(nothing, counts[name])
      }
    },
    end: () => tables.close(),
  }
}

const nothing = new Uint8Array(0)
