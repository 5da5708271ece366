/** Everything public, with what needs Node: the built-in lexicon. */
import {
  createExtractor as createWithLexicon,
  type Directions,
  type Extractor,
  type ExtractorOptions,
  type Lexicon,
  type OwnTerms,
  parseSig as parseWithLexicon,
} from './index.ts'
import { builtin, openLexicon } from './lexicon-files/index.ts'

export * from './index.ts'

export { builtin, openLexicon }

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

/** Reads directions with the built-in English lexicon unless another is given: `parseSig('1-2 tabs po q4-6h prn pain')`. */
export function parseSig(text: string, lexicon: Lexicon = builtin('en')): Directions {
  return parseWithLexicon(text, lexicon)
}
