/** The code of a composed condition: the more specific concept when the words support it, the term's own when they don't. */
import { kindBit, type Lexicon } from '../lexicon/index.ts'
import { edgeFrom, wordNumber } from './walk-terms.ts'

/** The entry of a phrase given in normal words; 0 when the lexicon has no such term. */
export function lookUpPhrase(lexicon: Lexicon, words: readonly string[]): number {
  const { rootNext, rootAccept, edges } = lexicon.columns
  let state = 0
  let accept = 0
  for (let i = 0; i < words.length; i++) {
    const word = wordNumber(lexicon, words[i]!)
    if (word === 0) return 0
    if (i === 0) {
      state = rootNext[word]!
      accept = rootAccept[word]!
      continue
    }
    const edge = state === 0 ? -1 : edgeFrom(lexicon, state, word)
    if (edge < 0) return 0
    state = edges[edge + 2]!
    accept = edges[edge + 3]!
  }
  return accept
}

/** The condition concept that a phrase names; null when none does. */
export function conditionNamed(lexicon: Lexicon, words: readonly string[]): number | null {
  const entry = lookUpPhrase(lexicon, words)
  if (entry === 0 || !(lexicon.columns.entryKinds[entry]! & kindBit('condition'))) return null
  for (const sense of lexicon.senses(entry)) {
    if (sense.form === null && lexicon.concept(sense.concept).kind === 'condition') return sense.concept
  }
  return null
}

/** One modifier in normal words, with the other ways of writing the same value ("knee", "patellar"). */
export interface Modifying {
  readonly role: string
  readonly forms: readonly (readonly string[])[]
  /** The ways of writing what a site is part of, the nearest first: "foot" of the heel. */
  readonly whole?: readonly (readonly string[])[]
}

// Past this many phrases the words are a puzzle, not a name: bounds the work per mention.
const maxPhrases = 240

/**
 * The most specific concept that a head and modifiers name together: tries "right knee pain", "pain of right knee", "knee pain",
 * leaving out the modifiers that no term knows, for each way of saying the head; then the same of what the site is part of. Null
 * when only the head itself is known.
 */
export function composeConcept(
  lexicon: Lexicon,
  heads: readonly (readonly string[])[],
  modifiers: readonly Modifying[],
): number | null {
  const whole = modifiers.findLast(isPlace)?.whole
  let placeless: number | null = null
  for (const head of heads) {
    const found = nameTogether(lexicon, head, modifiers)
    if (found === null) continue
    // a name that the site has no part in is no better than the whole's
    const rest = whole && modifiers.filter((one) => !isPlace(one))
    if (!rest || found !== nameTogether(lexicon, head, rest)) return found
    placeless ??= found
  }
  if (!whole) return null
  const ofWhole = modifiers.map((one) => (one.whole === whole ? { role: one.role, forms: whole } : one))
  for (const head of heads) {
    const found = nameTogether(lexicon, head, ofWhole)
    if (found !== null) return found
  }
  return placeless
}

const isPlace = ({ role }: Modifying): boolean => role === 'site' || role === 'direction'

function nameTogether(lexicon: Lexicon, head: readonly string[], modifiers: readonly Modifying[]): number | null {
  const sites = modifiers.filter(isPlace)
  const sides = modifiers.filter((one) => one.role === 'laterality')
  const others = modifiers.filter((one) => !isPlace(one) && one.role !== 'laterality')
  let tried = 0
  const attempt = (words: readonly string[]): number | null =>
    tried++ < maxPhrases ? conditionNamed(lexicon, words) : null
  const place = sites.length > 0 ? sites.at(-1)!.forms : [[]]
  const side = sides[0]?.forms[0] ?? []
  const before = others.map((one) => one.forms[0]!)
  // from all the modifiers to fewer of them
  const qualities: (readonly string[])[] = [
    before.flat(),
    ...before.map((_, i) => before.slice(i + 1).flat()),
    ...before,
  ]
  for (const quality of dedupe(qualities)) {
    for (const withSide of side.length > 0 ? [side, []] : [[]]) {
      for (const site of place) {
        if (quality.length + withSide.length + site.length === 0) continue
        const found =
          attempt([...quality, ...withSide, ...site, ...head]) ??
          (site.length > 0 ? attempt([...quality, ...head, 'of', ...withSide, ...site]) : null) ??
          (site.length > 0 ? attempt([...quality, ...head, 'in', ...withSide, ...site]) : null) ??
          (site.length > 0 ? attempt([...quality, ...head, 'at', ...withSide, ...site]) : null) ??
          (withSide.length > 0 && quality.length > 0 ? attempt([...withSide, ...quality, ...site, ...head]) : null)
        if (found !== null) return found
      }
    }
  }
  return null
}

function dedupe(lists: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const seen = new Set<string>()
  return lists.filter((list) => {
    const key = list.join(' ')
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
