/** The extractor as callers make it: options checked, lexicons, terms, cues and titles made one lexicon. */
import { ConfigError } from '../errors.ts'
import type { Lexicon } from '../lexicon/index.ts'
import { emptyLexicon, joinLexicons, type OwnTerms, withOwnTerms } from '../lexicon-compiler/index.ts'
import { buildExtractor, type Extractor } from './build-extractor.ts'
import type { OperatingPoint } from './operating-points.ts'
import { checkedRule, optionsSchema } from './options.ts'
import { type OwnCue, type OwnTitles, withOwnCues } from './own-cues.ts'
import type { Rule } from './rule.ts'

export interface ExtractorOptions {
  /** A compiled lexicon; Node has the built-in one without asking. */
  readonly lexicon?: Lexicon
  /** Several lexicons, or own terms, one over the other; later ones win. `lexicon` is short for a list of one. */
  readonly lexicons?: readonly (Lexicon | OwnTerms)[]
  /** Conditions that no lexicon has, found by their form: `rules` or `off`; when not said, as the operating point has it. */
  readonly openVocabulary?: 'rules' | 'off'
  /**
   * `balanced` when not said. `high-precision` leaves out what is misspelt, in no lexicon, or unsure; `high-recall` lets in ambiguous
   * terms for which nothing speaks, with little confidence.
   */
  readonly operatingPoint?: OperatingPoint
  /** Cues of one's own, which win over built-in ones of the same words. */
  readonly cues?: readonly OwnCue[]
  /** Section titles of one's own, by section type. */
  readonly titles?: OwnTitles
  /** Rules of one's own, which run after ours, in this order. */
  readonly rules?: readonly Rule[]
}

/**
 * Makes an extractor: `createExtractor().extract('Denies chest pain.')` finds chest pain, absent.
 *
 * @throws ConfigError on an unknown option, or where no lexicon is given and none is built in.
 */
export function createExtractor(options: ExtractorOptions = {}): Extractor {
  const checked = optionsSchema.safeParse(options)
  if (!checked.success) {
    const issue = checked.error.issues[0]!
    throw new ConfigError('config/bad-option', `Option ${issue.path.join('.') || 'list'}: ${issue.message}.`)
  }
  const lexicon = withOwnCues(lexiconOf(options), options.cues ?? [], options.titles ?? {})
  return buildExtractor(lexicon, { ...options, rules: options.rules?.map(checkedRule) })
}

/** The one lexicon that the options ask for. */
function lexiconOf({ lexicon, lexicons }: ExtractorOptions): Lexicon {
  if (lexicon && lexicons)
    throw new ConfigError('config/bad-option', 'Options lexicon and lexicons: give one of the two.')
  const [first, ...rest] = lexicons ?? (lexicon ? [lexicon] : [])
  if (!first)
    throw new ConfigError(
      'lexicon/missing',
      'There is no lexicon: give one as createExtractor({ lexicon: readLexicon(bytes) }), with the bytes of tincture/en.compact.lexicon.',
    )
  return joinLexicons(['columns' in first ? first : withOwnTerms(emptyLexicon('en'), first), ...rest])
}
