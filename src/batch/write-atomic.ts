/** Files that are there whole or not at all, also after the power went: written beside, synced, then renamed. */
import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, writeSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { digestOf } from './digest.ts'
import { unwritable } from './unwritable.ts'

/** The folder of what a run needs to know of itself, in the folder of its output. Programs that load folders skip hidden ones. */
export const stateFolder = '.tincture'

/** Where files are written before they get their names. */
function unfinished(out: string): string {
  return join(out, stateFolder, 'unfinished')
}

const host = digestOf(hostname()).slice(0, 8)
let made = 0

/** The beginning of the names of a process's unfinished files. */
function ownerOf(pid: number): string {
  return `${host}-${pid}-`
}

/**
 * A new name for an unfinished file: the machine (as a digest), the process and a number.
 *
 * @throws TinctureError when the folder can't be made.
 */
export function unfinishedPath(out: string): string {
  try {
    mkdirSync(unfinished(out), { recursive: true })
  } catch (error) {
    throw unwritable(error)
  }
  return join(unfinished(out), `${ownerOf(process.pid)}${made++}`)
}

/** Removes what a process of this machine left. */
export function removeUnfinished(out: string, pid: number): void {
  remove(out, (name) => name.startsWith(ownerOf(pid)))
}

/** Removes what processes of this machine left that are no more; what another machine writes is left alone. */
export function removeAbandoned(out: string): void {
  remove(out, (name) => {
    const [where, pid] = name.split('-')
    return where === host && (Number(pid) === process.pid || !isAlive(Number(pid)))
  })
}

// How long, in milliseconds, a worker of a killed run may still live, and how often one looks.
const longest = 3000
const between = 50

/** Removes the same, once other processes of this machine that write here are gone, or have had time to go. */
export async function removeAbandonedWhenGone(out: string): Promise<void> {
  const isOther = (name: string): boolean => {
    const [where, pid] = name.split('-')
    return where === host && Number(pid) !== process.pid && isAlive(Number(pid))
  }
  for (let waited = 0; waited < longest && namesIn(out).some(isOther); waited += between)
    await new Promise((resolve) => setTimeout(resolve, between))
  removeAbandoned(out)
}

function namesIn(out: string): readonly string[] {
  try {
    return readdirSync(unfinished(out))
  } catch {
    return [] // nothing was begun
  }
}

function remove(out: string, which: (name: string) => boolean): void {
  for (const name of namesIn(out)) if (which(name)) rmSync(join(unfinished(out), name), { force: true })
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM' // somebody else's
  }
}

/** Writes all of the bytes. */
export function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
}

/** Writes a file whole; its content is on the disk before its name is. */
export function writeAtomic(out: string, path: string, content: string | Iterable<Uint8Array>): void {
  const part = unfinishedPath(out)
  try {
    const file = openSync(part, 'w')
    try {
      if (typeof content === 'string') writeAll(file, Buffer.from(content))
      else for (const bytes of content) writeAll(file, bytes)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(part, path) // if the power goes before this is on the disk, the work is done again
  } catch (error) {
    rmSync(part, { force: true })
    throw unwritable(error)
  }
}

/** Makes renames in a folder last. Some systems can't, and do without. */
export function syncFolder(folder: string): void {
  let file: number | undefined
  try {
    file = openSync(folder, 'r')
    fsyncSync(file)
  } catch {
    // Windows opens no folder
  } finally {
    if (file !== undefined) closeSync(file)
  }
}
