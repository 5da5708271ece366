/** Writes a file whole or not at all: a good one is never replaced by half of one. */
import { realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { unwritable } from './unwritable.ts'

/** Writes beside the file, then renames. What is no file ("/dev/null", a pipe) is written to, and a link's own file is replaced. */
export function writeWhole(path: string, bytes: Uint8Array): void {
  const there = statSync(path, { throwIfNoEntry: false })
  const at = there ? realpathSync(path) : path
  const part = `${at}.${process.pid}.part`
  try {
    if (there && !there.isFile()) writeFileSync(at, bytes)
    else {
      writeFileSync(part, bytes)
      renameSync(part, at)
    }
  } catch (error) {
    rmSync(part, { force: true })
    throw unwritable(path, error)
  }
}
