/** Height and weight without a name: "he is 5 feet 9 inches tall and 180 pounds", "the boy was 61 pounds". */
import { conceptsOf, type Lexicon, type ObservationConcept } from '../../lexicon/index.ts'
import { readTwoPart } from './length.ts'
import { readNumber } from './number.ts'
import { isNumber, observationOf, type Page, signAt, startsLine, unitsAt, wideBefore, wordAt } from './page.ts'
import { isPlausible } from './plausible.ts'
import type { Reading } from './read-value.ts'
import { putUnnamed, type State } from './state.ts'
import { readUnit } from './unit.ts'

interface Sizes {
  readonly height: number
  readonly weight: number
}

const sizes = new WeakMap<Lexicon, Sizes>()

/** The vital signs that are measured in feet, and in pounds and ounces. */
function sizesOf(lexicon: Lexicon): Sizes {
  const known = sizes.get(lexicon)
  if (known) return known
  const vital = conceptsOf(lexicon, 'observation').filter(({ concept }) => concept.category === 'vital-signs')
  const made = {
    height:
      vital.find(({ concept }) => concept.values.includes('length') && concept.units.includes('[ft_i]'))?.id ?? -1,
    weight: vital.find(({ concept }) => concept.units[0] === 'kg' && concept.units.includes('[oz_av]'))?.id ?? -1,
  }
  sizes.set(lexicon, made)
  return made
}

const persons =
  /^(?:he|she|patient|pt|who|infant|baby|child|gentleman|lady|man|woman|boy|girl|male|female|currently|today|now)$/
const verbs = /^(?:is|was|stands|stood|at)$/
const hedges = /^(?:about|approximately|around|roughly|only|currently|now|nearly|almost|a|an)$/
// After these a weight is another thing's, or a difference.
const others =
  /^(?:of|over|overweight|underweight|above|below|heavier|lighter|less|more|weight|ago|since|in|loss|gain|from)$/

/** Reads a height or a weight that a person "is"; gives the token after it, or `i` when there is none. */
export function readBodySize(state: State, i: number): number {
  const { page } = state
  const { height, weight } = sizesOf(page.lexicon)
  const two = readTwoPart(page, i)
  if (two && height >= 0 && /(?:ft|feet|foot|')/.test(two.value.type === 'words' ? two.value.text : '')) {
    const tall = /^(?:tall|height)$/.test(wordAt(page, two.end)) || wordAt(page, two.end + 1) === 'height'
    if (!tall && !isOfPerson(page, i) && !besideWeight(state, i) && !isAmongVitals(state, i)) return i
    return putSize(state, height, { ...two, unit: null, first: i, valueEnd: two.end })
  }
  const tall = height >= 0 ? readTall(state, i, height) : i
  if (tall > i) return tall
  if (
    weight < 0 ||
    !(
      isOfPerson(page, i) ||
      isAmongVitals(state, i) ||
      followsSize(state, i) ||
      isOfBaby(page, i, observationOf(page, weight))
    )
  )
    return i
  const observation = observationOf(page, weight)
  if (two) return putSize(state, weight, { ...two, unit: null, first: i, valueEnd: two.end })
  const number = readNumber(page, i)
  const unit = number ? readUnit(page, number.end, observation) : null
  const units = isOfBaby(page, i, observation) ? observation.units : observation.units.slice(0, 2)
  if (!number || !unit || !units.includes(unit.ucum)) return i
  if (others.test(wordAt(page, unit.end))) return i
  return putSize(state, weight, {
    value: { type: 'number', value: number.value, text: number.text },
    unit: unit.ucum,
    first: i,
    valueEnd: number.end,
    end: unit.end,
  })
}

/** "68 inches tall", "he is 172 cm in height": a length in one unit with its word. */
function readTall(state: State, i: number, concept: number): number {
  const { page } = state
  const observation = observationOf(page, concept)
  const number = readNumber(page, i)
  const unit = number ? readUnit(page, number.end, observation) : null
  if (!number || !unit || !observation.units.includes(unit.ucum)) return i
  const at = /^(in)$/.test(wordAt(page, unit.end)) ? unit.end + 1 : unit.end
  const long = wordAt(page, at) === 'length' && followsWeight(state, i)
  // "he is 75 inches, 185 pounds"
  const weighed = /^(?:,|and)$/.test(wordAt(page, unit.end)) && isMass(page, unit.end + 1) && isOfPerson(page, i)
  if (wordAt(page, at) !== 'tall' && !long && !weighed && !(wordAt(page, at) === 'height' && isOfPerson(page, i)))
    return i
  return putSize(state, concept, {
    value: { type: 'number', value: number.value, text: number.text },
    unit: unit.ucum,
    first: i,
    valueEnd: number.end,
    end: unit.end,
  })
}

/** "185 pounds" */
function isMass(page: Page, i: number): boolean {
  const number = readNumber(page, i)
  return number !== null && unitsAt(page, number.end).some(({ dimension }) => dimension === 'mass')
}

/** "weighing 150 pounds, measuring 63 inches": right after a weight. */
function followsWeight({ page, used }: State, i: number): boolean {
  if (!/^measur(?:ing|ed|es)$/.test(wordAt(page, i - 1))) return false
  let at = i - 2
  while (at > 0 && (signAt(page, at) === ',' || wordAt(page, at) === 'and')) at--
  return used[at] === 1 && unitsAt(page, at).some(({ dimension }) => dimension === 'mass')
}

/** "168 pounds, 5 feet 9 inches": right after a weight. */
function besideWeight({ page, used }: State, i: number): boolean {
  // "100 kg / 5'10""
  const before = ',/'.includes(signAt(page, i - 1) || '?') || wordAt(page, i - 1) === 'and' ? i - 2 : i - 1
  return used[before] === 1 && unitsAt(page, before).some(({ dimension }) => dimension === 'mass')
}

/** "128/84, 80, 98.2F, 241 lb, 6'0": two vital signs were read before in the line, and nothing but a sign or a gap parts it from what stands before. */
function isAmongVitals({ page, used }: State, i: number): boolean {
  if (!(',;|/.'.includes(signAt(page, i - 1) || '?') || wideBefore(page, i) || used[i - 1])) return false
  let pressure = false
  let numbers = 0
  for (let k = i - 1; k >= 0 && i - k <= vitalsReach && !startsLine(page, k + 1); k--) {
    if (!used[k]) continue
    if (isNumber(page, k)) numbers++
    if (signAt(page, k) === '/' && isNumber(page, k - 1) && isNumber(page, k + 1)) pressure = true
  }
  return pressure && numbers >= 3
}

const vitalsReach = 40 // tokens of a vitals line before a weight

const babies = /^(?:baby|boy|girl|infant|newborn|neonate)$/
const grown = /^(?:male|female|man|woman|gentleman|lady|patient)$/

/** "a 7 lb 4 oz baby boy", "a 1740 g girl", "a viable 3.2 kg male infant": a weight before the one who weighs it. */
function isOfBaby(page: Page, i: number, observation: ObservationConcept): boolean {
  const number = readNumber(page, i)
  const end = readTwoPart(page, i)?.end ?? (number ? readUnit(page, number.end, observation)?.end : undefined)
  if (end === undefined || signAt(page, end) === '-') return false
  let at = signAt(page, end) === ',' ? end + 1 : end
  while (at < end + 3 && /^(?:viable|male|female|healthy|live|term|preterm|liveborn)$/.test(wordAt(page, at))) at++
  // "3,200 g, Apgars 8 and 9"
  if (/^apgars?$/.test(wordAt(page, at))) return true
  // "a 2 kg 15-day-old"
  if (isNumber(page, at) && signAt(page, at + 1) === '-' && /^(?:day|week|month)$/.test(wordAt(page, at + 2)))
    return true
  // "a 44-year-old, 250-pound male"
  const tied = number !== null && signAt(page, number.end) === '-'
  return babies.test(wordAt(page, at)) || (tied && grown.test(wordAt(page, end)))
}

/** "The patient is approximately", before token i. */
function isOfPerson(page: Page, i: number): boolean {
  // "who is 42 years old, 344 pounds"
  if (signAt(page, i - 1) === ',' && wordAt(page, i - 2) === 'old' && /^years?$/.test(wordAt(page, i - 3))) return true
  let at = i - 1
  while (at >= 0 && i - at <= 3 && hedges.test(wordAt(page, at))) at--
  if (at <= 0 || !verbs.test(wordAt(page, at)) || startsLine(page, at)) return false
  if (persons.test(wordAt(page, at - 1))) return true
  // "he is morbidly obese and is approximately 310 lb"
  if (wordAt(page, at - 1) !== 'and') return false
  for (let k = at - 2; k >= 1 && at - k <= 8; k--)
    if (/^(?:is|was)$/.test(wordAt(page, k))) return /^(?:he|she|patient|pt)$/.test(wordAt(page, k - 1))
  return false
}

/** Right after a height: "5 feet 9 inches and 180 pounds". */
function followsSize({ page, used }: State, i: number): boolean {
  let at = i - 1
  while (at >= 0 && i - at <= 4 && (signAt(page, at) === ',' || /^(?:and|tall|weighing)$/.test(wordAt(page, at)))) at--
  return i - at > 1 && at >= 0 && used[at] === 1 && /^(?:in|inch|inches|cm|"|')$/.test(wordAt(page, at))
}

function putSize(
  state: State,
  concept: number,
  { value, unit, first, valueEnd, end }: Pick<Reading, 'value' | 'unit' | 'first' | 'valueEnd' | 'end'>,
): number {
  const observation = observationOf(state.page, concept)
  if (!isPlausible(observation, value, unit)) return first
  putUnnamed(state, { concept, value, unit, first, valueEnd, end, rule: 'body-size' })
  return end
}
