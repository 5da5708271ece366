/** Everything public, with what needs Node: the built-in lexicon. */
import { readFileSync } from 'node:fs'
import { LexiconError } from './errors.ts'
import {
  createExtractor as createWithLexicon,
  type Extractor,
  type ExtractorOptions,
  type Lexicon,
  readLexicon,
} from './index.ts'

export * from './index.ts'

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
    bytes = readFileSync(new URL('../dist/en.lexicon', import.meta.url))
  } catch {
    throw new LexiconError(
      'lexicon/missing',
      'The built-in lexicon is missing: run `npm run build`, or install the package again.',
    )
  }
  english = readLexicon(bytes)
  return english
}

/**
 * Makes an extractor, with the built-in English lexicon unless another is given:
 * `createExtractor().extract('Denies chest pain.')` finds chest pain, absent.
 *
 * @throws ConfigError on an unknown option.
 */
export function createExtractor(options: ExtractorOptions = {}): Extractor {
  return createWithLexicon({ ...options, lexicon: options.lexicon ?? builtin('en') })
}
