/** The output files of one shard: written as they fill, and given their names all together when the shard is done. */
import { closeSync, fsync, openSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { unwritable } from './unwritable.ts'
import { stateFolder, syncFolder, unfinishedPath, writeAll } from './write-atomic.ts'

const sync = promisify(fsync)

/** One file of a shard, as results and the manifest count it. */
export interface WrittenFile {
  readonly name: string
  /** What its lines are, as in "Condition". */
  readonly type: string
  readonly lines: number
  readonly bytes: number
}

/** A file that grows. */
export interface Part {
  /** Adds lines: their bytes, and how many they are. */
  write(bytes: Uint8Array, lines: number): void
}

export interface Parts {
  /** The file of a type, opened when it is first asked for; `forRun` when it is for the run itself, which joins it with others. */
  part(type: string, extension: string, forRun?: boolean): Part
  /** Syncs all files and gives them their names. */
  commit(): Promise<readonly WrittenFile[]>
  /** Throws all away. */
  abort(): void
}

// A block is compressed by itself, so that the bytes of a file don't depend on how its lines came.
const blockBytes = 1024 * 1024

interface Open {
  readonly type: string
  readonly name: string
  readonly path: string
  readonly file: number
  readonly packed: boolean
  readonly block: Buffer
  filled: number
  lines: number
  bytes: number
}

/** The name of a shard's file: "Condition.00017.ndjson". */
export function partName(type: string, shard: number, extension: string): string {
  return `${type}.${String(shard).padStart(5, '0')}.${extension}`
}

/** Opens the files of a shard, in gzip when asked for. */
export function createParts(out: string, shard: number, gzip: boolean): Parts {
  const parts = new Map<string, Open>()
  const flush = (part: Open): void => {
    if (part.filled === 0) return
    const block = part.block.subarray(0, part.filled)
    const bytes = part.packed ? gzipSync(block, { level: 1 }) : block
    writeAll(part.file, bytes)
    part.bytes += bytes.length
    part.filled = 0
  }
  const open = (type: string, extension: string, forRun: boolean): Open => {
    const packed = gzip && !forRun && extension === 'ndjson' // Parquet is compressed already
    const own = `${partName(type, shard, extension)}${packed ? '.gz' : ''}`
    const name = forRun ? `${stateFolder}/${own}` : own
    const path = unfinishedPath(out)
    const block = Buffer.allocUnsafeSlow(blockBytes)
    return { type, name, path, file: openSync(path, 'w'), packed, block, filled: 0, lines: 0, bytes: 0 }
  }
  return {
    part(type, extension, forRun = false) {
      let part: Open
      try {
        part = parts.get(type) ?? open(type, extension, forRun)
      } catch (error) {
        throw unwritable(error)
      }
      parts.set(type, part)
      return {
        write(bytes, lines) {
          part.lines += lines
          try {
            for (let at = 0; at < bytes.length; ) {
              const taken = Math.min(bytes.length - at, blockBytes - part.filled)
              part.block.set(bytes.subarray(at, at + taken), part.filled)
              part.filled += taken
              at += taken
              if (part.filled === blockBytes) flush(part)
            }
          } catch (error) {
            throw unwritable(error)
          }
        },
      }
    },
    async commit() {
      const sorted = [...parts.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
      try {
        for (const part of sorted) flush(part)
        // at once: a file system syncs many files in little more time than one
        await Promise.all(sorted.map(({ file }) => sync(file)))
        for (const { path, name } of sorted) renameSync(path, join(out, name))
        syncFolder(out)
      } catch (error) {
        throw unwritable(error)
      } finally {
        for (const { file } of sorted) closeSync(file)
        parts.clear()
      }
      return sorted.map(({ name, type, lines, bytes }) => ({ name, type, lines, bytes }))
    },
    abort() {
      for (const { file, path } of parts.values()) {
        closeSync(file)
        rmSync(path, { force: true })
      }
      parts.clear()
    },
  }
}
