/** The built-in lexicon in memory that threads share: one copy, however many workers. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { builtinFile, builtinMissing } from '../lexicon-files/index.ts'

/**
 * Reads the lexicon.
 *
 * @throws LexiconError when the package is incomplete.
 */
export function sharedLexicon(): SharedArrayBuffer {
  let file: number
  try {
    file = openSync(builtinFile, 'r')
  } catch {
    throw builtinMissing()
  }
  try {
    const shared = new SharedArrayBuffer(fstatSync(file).size)
    const bytes = new Uint8Array(shared)
    for (let at = 0; at < bytes.length; ) at += readSync(file, bytes, at, bytes.length - at, at)
    return shared
  } finally {
    closeSync(file)
  }
}
