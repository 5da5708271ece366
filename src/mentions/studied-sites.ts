/** Sites by the study that shows them: of "CT head: no bleed" and "TTE without effusion" the bleed is the brain's, the effusion the heart's. */
import type { Lexicon } from '../lexicon/index.ts'
import { Flag, hashWord, oneOf, type Sentence, type TokenTable } from '../note/index.ts'
import type { MentionInput } from './find-mentions.ts'
import type { Mention } from './mention.ts'
import { placeCondition } from './place-condition.ts'

/** A way of naming a study: the hashes of its words, and the sites it is about, the likeliest first. */
interface Study {
  readonly words: readonly { readonly hash: number; readonly check: number }[]
  readonly sites: readonly string[]
}

const known = new WeakMap<Lexicon, ReadonlyMap<number, readonly Study[]>>()

/** The studies by the hash of their first word, the longest first. */
function studiesOf(lexicon: Lexicon): ReadonlyMap<number, readonly Study[]> {
  let made = known.get(lexicon)
  if (!made) {
    const byFirst = new Map<number, Study[]>()
    for (const { fields } of lexicon.rows('study-sites'))
      for (const name of (fields.words ?? '').split('; ')) {
        const words = name.split(/[ /-]/).map(hashWord)
        const sites = (fields.site ?? '').split('; ').filter(Boolean)
        const first = words[0]!.hash
        byFirst.set(first, [...(byFirst.get(first) ?? []), { words, sites }])
      }
    for (const list of byFirst.values()) list.sort((a, b) => b.words.length - a.words.length)
    known.set(lexicon, (made = byFirst))
  }
  return made
}

// As far back as the study may be named, in tokens.
const maxBack = 60
const isOpening = oneOf('no without there also')
const isSlash = oneOf('/ -')

/** The mention with the code that it has at the site studied where it stands; the mention itself where none is. */
export function placeByStudy(mention: Mention, input: MentionInput): Mention {
  const { sentences, tokens } = input
  const studies = studiesOf(input.lexicon)
  if (studies.size === 0 || mention.modifiers.some(({ role }) => role === 'direction')) return mention
  let s = mention.sentence
  // "CT head neg. No bleed."
  while (
    s > 0 &&
    isOpening(tokens, sentences[s]!.first) &&
    !(tokens.flags[sentences[s]!.first]! & Flag.line) &&
    mention.sentence - s < 3
  )
    s--
  const found = studyBefore(mention.first, sentences[s]!, tokens, studies)
  if (!found) return mention
  const span = { start: tokens.start[found.at]!, end: tokens.end[found.at]! }
  for (const value of found.study.sites) {
    const placed = placeCondition(mention, [{ role: 'site', value, span }], input, 'site/studied', true)
    if (placed !== mention) return placed
  }
  return mention
}

/** The nearest study named before token `to`, in this sentence or those that go on from it. */
function studyBefore(
  to: number,
  sentence: Sentence,
  tokens: TokenTable,
  studies: ReadonlyMap<number, readonly Study[]>,
): { readonly study: Study; readonly at: number } | null {
  for (let at = to - 1; at >= Math.max(sentence.first, to - maxBack); at--)
    for (const study of studies.get(tokens.hash[at]!) ?? [])
      if (isNamed(study, at, to, tokens)) return longer(at, study)
  return null

  /** "head CT" found by its last word is the brain's: what begins earlier and holds it is meant. */
  function longer(at: number, study: Study): { readonly study: Study; readonly at: number } {
    for (let from = Math.max(sentence.first, at - 3); from < at; from++)
      for (const other of studies.get(tokens.hash[from]!) ?? [])
        if (other.words.length > at - from && isNamed(other, from, to, tokens)) return { study: other, at: from }
    return { study, at }
  }
}

function isNamed({ words }: Study, first: number, end: number, tokens: TokenTable): boolean {
  let at = first
  for (const { hash, check } of words) {
    if (at > first && at < end && isSlash(tokens, at)) at++
    if (at >= end || tokens.hash[at] !== hash || tokens.check[at] !== check) return false
    at++
  }
  return true
}
