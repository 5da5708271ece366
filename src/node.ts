/** Everything public, with what needs Node: the built-in lexicon. */
import { readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { LexiconError } from './errors.ts'
import {
  createExtractor as createWithLexicon,
  type Directions,
  type Extractor,
  type ExtractorOptions,
  type Lexicon,
  type OwnTerms,
  parseSig as parseWithLexicon,
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

/** What Node's `createExtractor` takes: a lexicon may also be the path of a compiled one. */
export interface NodeExtractorOptions extends Omit<ExtractorOptions, 'lexicons'> {
  readonly lexicons?: readonly (Lexicon | OwnTerms | string)[]
}

/**
 * Makes an extractor, with the built-in English lexicon unless others are given:
 * `createExtractor().extract('Denies chest pain.')` finds chest pain, absent.
 * With `{ lexicons: [builtin('en'), 'hospital.lexicon', { terms: [...], remove: ['cold'] }] }`, later ones win.
 *
 * @throws ConfigError on an unknown option; LexiconError on a file that is no lexicon.
 */
export function createExtractor(options: NodeExtractorOptions = {}): Extractor {
  const { lexicons, ...rest } = options
  // what is no list is told by the check of options
  if (Array.isArray(lexicons))
    return createWithLexicon({
      ...rest,
      lexicons: lexicons.map((one) => (typeof one === 'string' ? openLexicon(one) : one)),
    })
  if (lexicons !== undefined) return createWithLexicon({ ...rest, lexicons: lexicons as never })
  return createWithLexicon({ ...rest, lexicon: rest.lexicon ?? builtin('en') })
}

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

/** Reads directions with the built-in English lexicon unless another is given: `parseSig('1-2 tabs po q4-6h prn pain')`. */
export function parseSig(text: string, lexicon: Lexicon = builtin('en')): Directions {
  return parseWithLexicon(text, lexicon)
}
