/** Loose sizes of conditions that no size is named for: "2 mm of posterior disc bulging", "5 mm anterolisthesis", "endometriosis, approximately 1 cm wide". */
import { Kind, oneOf } from '../../note/index.ts'
import { conceptNamed } from './called.ts'
import { isLink } from './link-words.ts'
import { isMade } from './loose-size.ts'
import {
  Covered,
  hasUnit,
  observationOf,
  type Page,
  resultAt,
  signAt,
  spacedBefore,
  startsLine,
  unitsAt,
  wordAt,
} from './page.ts'
import { isPlausible } from './plausible.ts'
import { type Reading, readValue } from './read-value.ts'
import { isLength } from './size.ts'
import { put, type State } from './state.ts'
import { isDenied, isTarget } from './target.ts'

const isOf = oneOf('of')
const isHedge = oneOf('approximately about roughly around nearly almost')
const isWide = oneOf('wide long deep across thick high in')
// "10 cm pain scale"; "2 cm from", "3 cm above the ulcer" is a place
const isNone = oneOf('pain scale pains incision scar from above below to distal proximal away')
const mostWords = 4 // between a size and its condition, or a condition and its size

/** Reads the size at token i of a condition right behind it or right before it; gives the token after both, or `i` for none. */
export function readLesion(state: State, i: number): number {
  const { page } = state
  const concept = mayBeLength(page, i) && !goesOn(page, i) ? conceptNamed(page.lexicon, 'lesion size') : -1
  if (concept < 0) return i
  const observation = observationOf(page, concept)
  const reading = readValue(page, i, observation, { toRanges: true })
  if (!reading || !isLength(reading) || !isPlausible(observation, reading.value, reading.unit)) return i
  const behind = conditionAfter(page, reading.end)
  const first = behind < 0 ? conditionBefore(page, reading) : i
  if (first < 0 || isMade(page, i) || isTarget(page, i, false) || isDenied(page, i)) return i
  const end = behind < 0 ? reading.end : behind
  put(state, {
    meaning: { concept, observation, ambiguous: false, code: null },
    name: null,
    first,
    reading,
    end,
    rule: 'condition-size',
  })
  return end
}

/** The number ends another value: "1/8 inch", "2.5- to 3-cm". */
function goesOn(page: Page, i: number): boolean {
  return wordAt(page, i - 1) === 'to' || (i > 0 && !spacedBefore(page, i) && '/-'.includes(signAt(page, i - 1) || '?'))
}

/** A unit of lengths stands soon behind the number: most numbers are asked no more. */
function mayBeLength(page: Page, i: number): boolean {
  const { tokens, text } = page
  for (let k = i + 1; k < Math.min(tokens.length, i + mostWords); k++) {
    const code = text.charCodeAt(tokens.start[k]!) | 32
    if (hasUnit(page, k))
      return unitsAt(page, k).some(({ ucum }) => ucum === 'cm' || ucum === 'mm' || ucum === '[in_i]')
    // "3 x 4 cm", "3 to 4 cm"
    if (tokens.kind[k] === Kind.word && code !== 120 && code !== 116) return false
  }
  return false
}

/** The end of the condition behind a size, with "of" and words that describe between; -1 where none stands. */
function conditionAfter(page: Page, from: number): number {
  const { tokens, covered, longest } = page
  const begin = isOf(tokens, from) ? from + 1 : from
  for (let k = begin; k < Math.min(tokens.length, begin + mostWords); k++) {
    if (isNone(tokens, k)) return -1
    if (covered[k]! & Covered.condition) {
      const end = longest.end[k]!
      // "10 mm septal defect occluder"
      if (end <= k || resultAt(page, end, 'device') || resultAt(page, end + 1, 'device')) return -1
      return isNone(tokens, end - 1) || isNone(tokens, end) ? -1 : end
    }
    if (!describes(page, k)) return -1
  }
  return -1
}

/** The beginning of a condition that a comma or little more parts from a size behind it; -1 where none stands. */
function conditionBefore(page: Page, { first, end }: Reading): number {
  const { tokens, covered, longest } = page
  const hedged = isHedge(tokens, first - 1)
  const at = hedged ? first - 2 : first - 1
  if (at < 1 || signAt(page, at) !== ',' || !(hedged || isWide(tokens, end))) return -1
  let words = 0
  for (let k = at - 1; k >= 0 && words <= mostWords; k--) {
    if (covered[k]! & Covered.condition) {
      const begin = longest.first[k]!
      return isNone(tokens, k) || begin > k ? -1 : begin
    }
    if (signAt(page, k) !== ',') words++
    if (signAt(page, k) !== ',' && !describes(page, k)) return -1
  }
  return -1
}

function describes(page: Page, k: number): boolean {
  const { tokens, covered } = page
  if (tokens.kind[k] !== Kind.word || startsLine(page, k) || covered[k]! & Covered.drug) return false
  if (resultAt(page, k, 'device')) return false
  const word = wordAt(page, k)
  return !isLink(word) || word === 'left' || word === 'right'
}
