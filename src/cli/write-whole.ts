/** Writes a file whole or not at all: a good one is never replaced by half of one. */
import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { unwritable } from './unwritable.ts'

/** Writes beside the file, then renames. */
export function writeWhole(path: string, bytes: Uint8Array): void {
  const part = `${path}.${process.pid}.part`
  try {
    writeFileSync(part, bytes)
    renameSync(part, path)
  } catch (error) {
    rmSync(part, { force: true })
    throw unwritable(path, error)
  }
}
