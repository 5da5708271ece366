/** Tables in a folder: one Parquet file a table, there only once they are whole. */
import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { createTables, type TableName, type Tables, tableNames } from '../tables/index.ts'
import { unwritable } from './unwritable.ts'

/** Tables being written into a folder. */
export interface TablesFolder {
  readonly tables: Tables
  /** Ends: with the tables in their places, or, when not all was done, without them. */
  close(done: boolean): void
}

/**
 * Opens the folder, and makes it where there is none.
 *
 * @throws TinctureError when that is refused.
 */
export function openTablesFolder(folder: string, text: boolean): TablesFolder {
  const pathOf = (table: TableName): string => join(folder, `${table}.parquet`)
  const part = (table: TableName): string => `${pathOf(table)}.${process.pid}.part`
  const files = new Map<TableName, number>()
  const allowed = <T>(table: TableName, work: () => T): T => {
    try {
      return work()
    } catch (error) {
      if ((error as { syscall?: string }).syscall === undefined) throw error
      throw unwritable(pathOf(table), error)
    }
  }
  allowed('conditions', () => mkdirSync(folder, { recursive: true }))
  const tables = createTables({
    text,
    open(table) {
      const file = allowed(table, () => openSync(part(table), 'w'))
      files.set(table, file)
      return (bytes) =>
        allowed(table, () => {
          for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
        })
    },
  })
  return {
    tables,
    close(done) {
      try {
        if (done) tables.close()
        for (const file of files.values()) closeSync(file)
        if (done) for (const table of tableNames) allowed(table, () => renameSync(part(table), pathOf(table)))
      } finally {
        for (const table of tableNames) rmSync(part(table), { force: true })
      }
    },
  }
}
