/** Compiled lexicons by the paths of their files. */
import { readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { LexiconError } from '../errors.ts'
import { type Lexicon, readLexicon } from '../lexicon/index.ts'

const opened = new Map<string, { readonly version: string; readonly lexicon: Lexicon }>()

/**
 * Reads a compiled lexicon from a file, once while the file stays as it is.
 *
 * @throws LexiconError when there is no such file, or it is no lexicon.
 */
export function openLexicon(path: string): Lexicon {
  const absolute = resolve(path)
  let version: string
  let bytes: Uint8Array
  try {
    const { mtimeMs, size } = statSync(absolute)
    version = `${mtimeMs} ${size}`
    const known = opened.get(absolute)
    if (known?.version === version) return known.lexicon
    bytes = readFileSync(absolute)
  } catch (error) {
    throw new LexiconError('lexicon/missing', `${path}: can't be read (${(error as { code?: string }).code}).`)
  }
  try {
    const lexicon = readLexicon(bytes)
    opened.set(absolute, { version, lexicon })
    return lexicon
  } catch (error) {
    if (!(error instanceof LexiconError)) throw error
    throw new LexiconError(error.code, `${path}: ${error.message}`)
  }
}
