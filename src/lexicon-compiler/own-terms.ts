/** Own concepts as plain objects, as a caller of `createExtractor` gives them, over a lexicon. */

import { LexiconError } from '../errors.ts'
import type { Lexicon } from '../lexicon/index.ts'
import type { Code } from '../note/index.ts'
import { textDigest } from './digest.ts'
import { mergeLexicons } from './merge.ts'
import { removeTerms } from './remove-terms.ts'
import { systemOf } from './sources/code-systems.ts'
import { compileDrafts } from './sources/index.ts'

/** A concept of one's own, or a built-in one (of the same kind and name) with other codes or more terms. */
export interface OwnConcept {
  readonly kind: 'condition' | 'medication' | 'observation'
  /** Is itself a term. */
  readonly name: string
  /** Instead of those of the built-in concept of that name, if any are given. */
  readonly codes?: readonly Code[] | undefined
  /** As notes write it; `^` at the end: in this case only; `?`: ambiguous alone. */
  readonly terms?: readonly string[] | undefined
  /** Of a condition. */
  readonly class?: 'chronic' | 'acute' | 'symptom' | 'sign' | 'injury' | 'lab' | 'status' | undefined
  /** UCUM units of an observation, the usual first. */
  readonly units?: readonly string[] | undefined
}

/** A small lexicon of one's own. */
export interface OwnTerms {
  readonly terms?: readonly OwnConcept[] | undefined
  /** Terms that shall mean no condition, medication or observation any more. */
  readonly remove?: readonly string[] | undefined
}

// Merging is quick, but an extractor a request should not pay for it each time.
const cached = new WeakMap<Lexicon, Map<string, Lexicon>>()
const mostCached = 4

/**
 * The lexicon with one's own terms over it, made once for the same terms: `withOwnTerms(builtin('en'), { remove: ['cold'] })`.
 *
 * @throws LexiconError when two of the concepts write the same term, or a term has no words.
 */
export function withOwnTerms(base: Lexicon, own: OwnTerms): Lexicon {
  const { terms = [], remove = [] } = own
  const key = textDigest(JSON.stringify([terms, remove]))
  let known = cached.get(base)
  if (!known) cached.set(base, (known = new Map()))
  const before = known.get(key)
  if (before) return before
  const problems: string[] = []
  const drafts = terms.map(({ kind, name, codes = [], terms: written = [], class: own, units }) => ({
    kind,
    name,
    codes: codes.map((code) => ({ ...code, system: systemOf(code.system) ?? code.system })),
    terms: [...written],
    ...(own ? { class: own } : {}),
    ...(units ? { units: [...units] } : {}),
  }))
  const top = compileDrafts(base.header.language, { own: drafts, imported: [] }, key, problems)
  if (problems.length > 0)
    throw new LexiconError(
      'lexicon/bad-source',
      `The own terms can't be used: ${problems.map((problem) => problem.replace(/^"([^"]*)":1: /, '$1: ')).join('; ')}.`,
      problems,
    )
  const merged = mergeLexicons(removeTerms(base, remove), top)
  if (known.size >= mostCached) known.delete(known.keys().next().value!)
  known.set(key, merged)
  return merged
}

const mergedPairs = new WeakMap<Lexicon, WeakMap<Lexicon, Lexicon>>()

/** Several lexicons as one, later ones over earlier ones; made once for the same lexicons. */
export function joinLexicons(lexicons: readonly [Lexicon, ...(Lexicon | OwnTerms)[]]): Lexicon {
  const [first, ...rest] = lexicons
  return rest.reduce<Lexicon>((base, next) => {
    if (!('columns' in next)) return withOwnTerms(base, next)
    let known = mergedPairs.get(base)
    if (!known) mergedPairs.set(base, (known = new WeakMap()))
    const before = known.get(next) ?? mergeLexicons(base, next)
    known.set(next, before)
    return before
  }, first)
}
