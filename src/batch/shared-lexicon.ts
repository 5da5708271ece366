/** The built-in lexicon in memory that threads share: one copy, however many workers. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { LexiconError } from '../errors.ts'

// from src/batch and from dist/batch alike
const path = new URL('../../dist/en.lexicon', import.meta.url)

/**
 * Reads the lexicon.
 *
 * @throws LexiconError when the package is incomplete.
 */
export function sharedLexicon(): SharedArrayBuffer {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch {
    throw new LexiconError(
      'lexicon/missing',
      'The built-in lexicon is missing: run `npm run build`, or install the package again.',
    )
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
