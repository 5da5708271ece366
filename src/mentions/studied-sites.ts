/** Sites by the study that shows them: of "CT head: no bleed" and "TTE without effusion" the bleed is the brain's, the effusion the heart's. */
import type { Lexicon } from '../lexicon/index.ts'
import { Flag, hashWord, oneOf, type TokenTable } from '../note/index.ts'
import type { MentionInput } from './find-mentions.ts'
import type { Mention } from './mention.ts'
import { placeCondition } from './place-condition.ts'

/** A way of naming a study: the hashes of its words, and the sites it is about, the likeliest first. */
interface StudyName {
  readonly words: readonly { readonly hash: number; readonly check: number }[]
  readonly sites: readonly string[]
}

/** The studies by the hash of their first word, the longest first; and a byte for each that a word's hash may begin. */
interface StudyNames {
  readonly byFirst: ReadonlyMap<number, readonly StudyName[]>
  readonly maybe: Uint8Array
}

/** A study named in a note, at its first token. */
export interface Study {
  readonly at: number
  readonly sites: readonly string[]
}

const maybeMask = 1023
const known = new WeakMap<Lexicon, StudyNames>()

function namesOf(lexicon: Lexicon): StudyNames {
  let made = known.get(lexicon)
  if (!made) {
    const byFirst = new Map<number, StudyName[]>()
    const maybe = new Uint8Array(maybeMask + 1)
    for (const { fields } of lexicon.rows('study-sites'))
      for (const name of (fields.words ?? '').split('; ')) {
        const words = name.split(/[ /-]/).map(hashWord)
        const { hash } = words[0]!
        maybe[hash & maybeMask] = 1
        byFirst.set(hash, [
          ...(byFirst.get(hash) ?? []),
          { words, sites: (fields.site ?? '').split('; ').filter(Boolean) },
        ])
      }
    for (const list of byFirst.values()) list.sort((a, b) => b.words.length - a.words.length)
    known.set(lexicon, (made = { byFirst, maybe }))
  }
  return made
}

/** The studies that a note names, in order. */
export function findStudies({ tokens, lexicon }: Pick<MentionInput, 'tokens' | 'lexicon'>): readonly Study[] {
  const { byFirst, maybe } = namesOf(lexicon)
  const found: Study[] = []
  for (let i = 0; i < tokens.length; i++) {
    if (maybe[tokens.hash[i]! & maybeMask] === 0) continue
    for (const name of byFirst.get(tokens.hash[i]!) ?? []) {
      const end = endOf(name, i, tokens)
      if (end < 0) continue
      found.push({ at: i, sites: name.sites })
      i = end - 1
      break
    }
  }
  return found
}

const isSlash = oneOf('/ -')

/** The token after a name that begins at `first`; -1 where it does not. */
function endOf({ words }: StudyName, first: number, tokens: TokenTable): number {
  let at = first
  for (const { hash, check } of words) {
    if (at > first && at < tokens.length && isSlash(tokens, at)) at++
    if (at >= tokens.length || tokens.hash[at] !== hash || tokens.check[at] !== check) return -1
    at++
  }
  return at
}

// As far back as the study may be named, in tokens and in sentences that go on from it.
const maxBack = 60
const maxSentences = 3
const isOpening = oneOf('no without there also')

/** The mention with the code that it has at the site studied where it stands; the mention itself where none is. */
export function placeByStudy(mention: Mention, studies: readonly Study[], input: MentionInput): Mention {
  if (studies.length === 0 || mention.modifiers.some(({ role }) => role === 'direction')) return mention
  const { sentences, tokens } = input
  let s = mention.sentence
  // "CT head neg. No bleed."
  while (s > 0 && mention.sentence - s < maxSentences && isOpening(tokens, sentences[s]!.first)) {
    if (tokens.flags[sentences[s]!.first]! & Flag.line) break
    s--
  }
  const study = lastBefore(mention.first, studies)
  if (!study || study.at < Math.max(sentences[s]!.first, mention.first - maxBack)) return mention
  const span = { start: tokens.start[study.at]!, end: tokens.end[study.at]! }
  for (const value of study.sites) {
    const placed = placeCondition(mention, [{ role: 'site', value, span }], input, 'site/studied', true)
    if (placed !== mention) return placed
  }
  return mention
}

/** The last study named before token `to`, found by halving. */
function lastBefore(to: number, studies: readonly Study[]): Study | undefined {
  let lo = 0
  let hi = studies.length
  while (lo < hi) {
    const mid = (lo + hi) >> 1
    if (studies[mid]!.at < to) lo = mid + 1
    else hi = mid
  }
  return studies[lo - 1]
}
