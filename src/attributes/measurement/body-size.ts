/** Height and weight without a name: "he is 5 feet 9 inches tall and 180 pounds", "the boy was 61 pounds". */
import { conceptsOf, type Lexicon } from '../../lexicon/index.ts'
import { readTwoPart } from './length.ts'
import { readNumber } from './number.ts'
import { observationOf, type Page, signAt, startsLine, wordAt } from './page.ts'
import { isPlausible } from './plausible.ts'
import type { Reading } from './read-value.ts'
import { codeOn } from './specimen.ts'
import { put, type State } from './state.ts'
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
    if (!tall && !isOfPerson(page, i)) return i
    return putSize(state, height, { ...two, unit: null, first: i, valueEnd: two.end })
  }
  if (weight < 0 || !(isOfPerson(page, i) || followsSize(state, i))) return i
  const observation = observationOf(page, weight)
  if (two) return putSize(state, weight, { ...two, unit: null, first: i, valueEnd: two.end })
  const number = readNumber(page, i)
  const unit = number ? readUnit(page, number.end, observation) : null
  if (!number || !unit || !observation.units.slice(0, 2).includes(unit.ucum)) return i
  if (others.test(wordAt(page, unit.end))) return i
  return putSize(state, weight, {
    value: { type: 'number', value: number.value, text: number.text },
    unit: unit.ucum,
    first: i,
    valueEnd: number.end,
    end: unit.end,
  })
}

/** "The patient is approximately", before token i. */
function isOfPerson(page: Page, i: number): boolean {
  let at = i - 1
  while (at >= 0 && i - at <= 3 && hedges.test(wordAt(page, at))) at--
  return at > 0 && verbs.test(wordAt(page, at)) && persons.test(wordAt(page, at - 1)) && !startsLine(page, at)
}

/** Right after a height: "5 feet 9 inches and 180 pounds". */
function followsSize({ page, used }: State, i: number): boolean {
  let at = i - 1
  while (at >= 0 && i - at <= 4 && (signAt(page, at) === ',' || /^(?:and|tall|weighing)$/.test(wordAt(page, at)))) at--
  return i - at > 1 && at >= 0 && used[at] === 1 && /^(?:in|inch|inches|"|')$/.test(wordAt(page, at))
}

function putSize(
  state: State,
  concept: number,
  { value, unit, first, valueEnd, end }: Pick<Reading, 'value' | 'unit' | 'first' | 'valueEnd' | 'end'>,
): number {
  const observation = observationOf(state.page, concept)
  if (!isPlausible(observation, value, unit)) return first
  put(state, {
    meaning: { concept, observation, ambiguous: false, code: codeOn(observation, null) },
    name: null,
    first,
    reading: { value, comparator: null, unit, first, body: first, valueEnd, end },
    rule: 'body-size',
  })
  return end
}
