/** The lexicon that comes with the package, and where it lies. */
import { readFileSync } from 'node:fs'
import { LexiconError } from '../errors.ts'
import { type Lexicon, readLexicon } from '../lexicon/index.ts'

/** Its file: the same place from `src/`, from `dist/` and from the bundled command in `dist/bin/`. */
export const builtinFile = new URL('../../dist/en.lexicon', import.meta.url)

/** What is told where it is not there. */
export function builtinMissing(): LexiconError {
  return new LexiconError(
    'lexicon/missing',
    'The built-in lexicon is missing: run `npm run build`, or install the package again.',
  )
}

let english: Lexicon | undefined

/**
 * The lexicon that comes with the package.
 *
 * @throws LexiconError when the package is incomplete.
 */
export function builtin(language: 'en'): Lexicon {
  if (language !== 'en') throw new LexiconError('lexicon/missing', 'The only built-in lexicon is "en".')
  if (english) return english
  let bytes: Uint8Array
  try {
    bytes = readFileSync(builtinFile)
  } catch {
    throw builtinMissing()
  }
  english = readLexicon(bytes)
  return english
}
