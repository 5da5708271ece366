/** Sizes of what no name is known for: "it measured 4 mm in length", "a stricture measuring up to 2 x 1 cm". */
import { conceptsOf, type Lexicon } from '../../lexicon/index.ts'
import { observationOf, type Page, resultAt, wordAt } from './page.ts'
import { isPlausible } from './plausible.ts'
import { type Reading, readValue } from './read-value.ts'
import { isLength, measureBefore } from './size.ts'
import { type Meaning, put, type State } from './state.ts'
import { isTarget } from './target.ts'

const sizes = new WeakMap<Lexicon, number>()

/** The size that is of anything: the observation whose value is an extent. */
function sizeOf(lexicon: Lexicon): number {
  let size = sizes.get(lexicon)
  if (size === undefined) {
    size = conceptsOf(lexicon, 'observation').find(({ concept }) => concept.values.includes('extent'))?.id ?? -1
    sizes.set(lexicon, size)
  }
  return size
}

const reach = 16 // tokens before "measuring" that may name what a surgeon made, put in or took out

// What an operation makes or uses has a size that is no finding.
const made =
  /^(?:cuts?|excised|excision|ellipses?|elliptical|flaps?|margins?|osteotom(?:y|ies)|trials?|components?|inserts?|tunnels?|strips?|pieces?|lens|liner|head|collar|bag|dressing|defibrillator|device)$/

/** The size of anything that token i begins, with its meaning; null when none is plausible there. */
export function readAnySize(page: Page, i: number): { readonly reading: Reading; readonly meaning: Meaning } | null {
  const concept = sizeOf(page.lexicon)
  if (concept < 0) return null
  const observation = observationOf(page, concept)
  const reading = readValue(page, i, observation, { toRanges: true })
  if (!reading || !isPlausible(observation, reading.value, reading.unit)) return null
  return { reading, meaning: { concept, observation, ambiguous: false, code: null } }
}

/** Reads a size at token i right after "measures"; gives the token after it, or `i` when there is none. */
export function readMeasured(state: State, i: number): number {
  const { page } = state
  const verb = measureBefore(page, i)
  if (verb < 0 || isMade(page, verb) || isTarget(page, verb, false)) return i
  const any = readAnySize(page, i)
  // "at 11.30 in the morning"
  if (any === null || !isLength(any.reading) || wordAt(page, any.reading.end - 1) === 'in') return i
  put(state, { ...any, name: null, first: verb, rule: 'measured-size' })
  return any.reading.end
}

/** Does a word of what an operation makes or uses stand before token `verb` in its sentence? */
export function isMade(page: Page, verb: number): boolean {
  const from = Math.max(page.sentences[page.sentenceOf[verb]!]?.first ?? verb, verb - reach)
  for (let i = verb - 1; i >= from; i--) if (resultAt(page, i, 'device') || made.test(wordAt(page, i))) return true
  return false
}
