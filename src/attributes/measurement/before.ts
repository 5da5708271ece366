/** Value before name: "98% sat", "2+ pulses", "82 neutrophils", "negative for ketones", "positive CMV PCR", "neg LE". */

import { Kind } from '../../note/index.ts'
import { type Choice, chooseReading, isCondition, isGraded } from './choose.ts'
import { isLink } from './link-words.ts'
import { mayBegin as canBegin, holdsValue } from './may-begin.ts'
import { meaningsOf } from './meanings.ts'
import type { Name } from './names.ts'
import {
  Covered,
  hasUnit,
  isNumber,
  type Page,
  resultAt,
  signAt,
  spacedBefore,
  startsLine,
  unitsAt,
  wordAt,
} from './page.ts'
import { isLength, isNarrowing, isSize } from './size.ts'
import type { Meaning, State } from './state.ts'
import { isDenied, isLegend } from './target.ts'
import { isOtherWord } from './worded.ts'

const longestValue = 7 // tokens of a value with its unit: "20 to 30 mg / dL"

/** The value that stands before a name, with the meaning it fits; null when none does. `from` is where the thought begins. */
export function readBefore(state: State, name: Name, from: number): Choice | null {
  const { page, used } = state
  // "the 5 wedge catheter"
  if (resultAt(page, name.end, 'device')) return null
  // "positive blood count": the beginning of another name
  if (name.ambiguous && /^(counts?|cultures?|work)$/.test(wordAt(page, name.end))) return null
  if (!holdsValue(page, Math.max(from, name.first - longestValue - mostBetween - mostLinks), name.first)) return null
  let end = name.first
  let linked = false
  while (end > from && /^(for|of|the|an?|total|serum|on|by)$/.test(wordAt(page, end - 1)) && end + 3 > name.first) {
    if (/^(for|of|on)$/.test(wordAt(page, end - 1))) linked = true
    end--
  }
  if (!holdsValue(page, Math.max(from, end - longestValue - mostBetween), end)) return null
  const meanings = meaningsOf(state, name)
  const sized = meanings.some((one) => isSize(one) || isNarrowing(one) || one.observation.values[0] === 'grade')
  const first = Math.max(from, end - longestValue - (sized ? mostBetween : 0))
  // the unit may be the name's own first word: "4 cm dilated"
  const own = name.end - name.first > 1 ? (unitsAt(page, name.first)[0]?.end ?? 0) : 0
  for (let i = first; i < end; i++) {
    if (used[i] || !canBegin(page, i) || !mayBegin(page, i, from)) continue
    // "lisinopril 5 for microalbuminuria", "3 hypoK / hypophos": a dose, a place in a list
    if (isNumber(page, i) && name.condition && (startsLine(page, i) || (i > 0 && page.covered[i - 1]! & Covered.drug)))
      continue
    // a number with words between it and the name, none of them a unit: no value that ends right there
    if (isNumber(page, i) && i < end - 1 && !sized && !mayEnd(page, end - 1)) continue
    const read = chooseReading(page, meanings, i, { toRanges: true })
    if (!read) continue
    const choice = isPositiveFor(page, name, i, end) ? positiveAt(read, i) : read
    if (
      ((isSize(choice.meaning) && isLength(choice.reading)) ||
        (isNarrowing(choice.meaning) && choice.reading.unit === '%')) &&
      choice.plausible &&
      standsOff(page, name, choice.reading.end, end)
    ) {
      if (isLegend(page, i) || (choice.reading.comparator !== null && isDenied(page, choice.reading.first))) return null
      return choice
    }
    if (isGradeOf(choice) && !isCondition(page, name) && describes(page, choice.reading.end, end)) return choice
    if (isChange(page, i) || isLack(page, i)) continue
    if (choice.reading.end !== end && !(own > end && choice.reading.valueEnd === end && choice.plausible)) continue
    const { reading, meaning, plausible } = choice
    // "hypertension 2/2 pain": secondary to it
    if (meaning.observation.category !== 'exam' && reading.value.text === '2/2') continue
    if (isLegend(page, i) && (reading.comparator !== null || reading.value.type === 'range')) continue
    if (reading.value.type === 'words') {
      if (isOtherWord(meaning, reading) || !mayQualify(page, name, i, linked, meaning)) continue
    } else if (linked && wordAt(page, end) !== 'of') {
      // "the 8 of the GCS" is rare; "4 for a potassium" is not said
      if (wordAt(page, end) !== 'for' && wordAt(page, end) !== 'on') continue
    }
    if (
      !plausible ||
      (meaning.ambiguous &&
        reading.value.type !== 'words' &&
        reading.value.type !== 'score' &&
        !(isRatio(page, i, meaning) && reading.unit !== null) &&
        // "at -2 station"
        !/^[+-]\d$/.test(reading.value.text))
    )
      continue
    // "2+ pitting edema", "2/6 systolic murmur": a grade of a condition
    if (isGraded(page, name, choice)) continue
    // "1 PPD" of cigarettes: a test read in words has no bare number before it
    if (meaning.observation.values[0] === 'words' && reading.value.type === 'number' && reading.unit === null)
      if (!isDipstick(state, name, reading.value.value)) continue
    // "UDS: neg opiates"
    const result = reading.value.type === 'words' && meaning.observation.category === 'laboratory'
    if (name.wrapped || (name.drug && reading.unit === null && !result)) continue
    return choice
  }
  return readSigned(state, name, meanings, end)
}

const leastStrip = 5 // of what a strip gives in steps: 15, 30, 100, 250, 500

/** "UA with 30 protein": the steps of a strip, under a urine's label. */
function isDipstick({ specimens }: State, name: Name, value: number): boolean {
  const label = specimens.at[name.first]!
  return label > 0 && specimens.labels[label - 1]!.traits === 'dipstick' && value >= leastStrip
}

/** "4+/4+", "2+" of what is seen and only graded: tonsils. */
function isGradeOf({ meaning: { observation }, reading: { value } }: Choice): boolean {
  return (
    observation.values[0] === 'grade' &&
    observation.category === 'exam' &&
    value.type === 'words' &&
    /^\d\+/.test(value.text)
  )
}

/** One to five words that describe, between a grade and what has it: "4+/4+ cryptic and hypertrophic tonsils". */
function describes(page: Page, from: number, to: number): boolean {
  if (from >= to || to - from > mostBetween) return false
  for (let i = from; i < to; i++) {
    if (page.tokens.kind[i] !== Kind.word || startsLine(page, i)) return false
    // "hypertrophic tonsils" is a condition, and graded
    const own = page.longest.first[i]! >= from && page.longest.end[i]! > to
    if (page.covered[i]! & (Covered.drug | Covered.name) || (page.covered[i]! & Covered.condition && !own)) return false
    const word = wordAt(page, i)
    if (word !== 'and' && (plain.has(word) || (isLink(word) && !/^(left|right)$/.test(word)))) return false
  }
  return true
}

/** "lacks 20 degrees of extension", "a 20 degree loss of flexion" */
function isLack(page: Page, i: number): boolean {
  return (
    /^(?:lacks?|lacking|loss|short|deficit|lag)$/.test(wordAt(page, i - 1)) ||
    /^(?:loss|deficit|lag)$/.test(wordAt(page, i + 2))
  )
}

/** "lost about 20 pounds of weight" */
function isChange(page: Page, i: number): boolean {
  for (let j = i - 1; j >= i - 3; j--) if (resultAt(page, j, 'change')) return true
  return false
}

const mostLinks = 3 // small words before a name: "for the serum"
const mostBetween = 5 // words from a size to what has it: "2.5 cm intramural hypodense mass"

/** Only words that describe stand between a size and what has it; a longer condition there begins after the size. */
function standsOff(page: Page, name: Name, from: number, to: number): boolean {
  if (from > to || to - from > mostBetween) return false
  if (name.wrapped && page.longest.first[name.first]! < from) return false
  for (let i = from; i < to; i++) {
    const sign = signAt(page, i)
    if (sign === '-' || sign === ',' || (sign === '/' && i > from)) continue
    if (page.tokens.kind[i] !== Kind.word || startsLine(page, i)) return false
    if (
      page.covered[i]! & Covered.drug ||
      (isLink(wordAt(page, i)) && !/^(left|right|high|low|irregular|regular|strong|stable)$/.test(wordAt(page, i))) ||
      resultAt(page, i, 'device') ||
      plain.has(wordAt(page, i))
    )
      return false
  }
  return true
}

// Small words that end the thought between a size and a lesion.
const plain = new Set(
  'no not without despite these those this which that in on at from to with and or of for by above below is was were are the a an near into x'.split(
    ' ',
  ),
)

/** "71% N": an ambiguous letter is settled by the per cent before it; "has 70 degrees of flexion" by the degrees, which "at 90 degrees of flexion" only tells a position by. */
function isRatio(page: Page, i: number, { observation }: Meaning): boolean {
  if (observation.units[0] !== 'deg') return observation.units[0] === '%'
  return (
    i === 0 ||
    startsLine(page, i) ||
    '.,;:'.includes(signAt(page, i - 1) || '?') ||
    /^(?:has|had|have|shows?|showed|reveals?|revealed|demonstrates?|demonstrated|is|of|only|active|passive|exhibits?|gets?|achieves?|achieved)$/.test(
      wordAt(page, i - 1),
    )
  )
}

/** Can a value that began with a number end with token i: with a number, a sign, a unit or a small word of its own? */
function mayEnd(page: Page, i: number): boolean {
  if (page.tokens.kind[i] !== Kind.word || page.covered[i]! & Covered.unit || hasUnit(page, i)) return true
  return page.tokens.end[i]! - page.tokens.start[i]! <= 2 || lastWords.has(wordAt(page, i))
}

const lastWords = new Set(
  'degree degrees plus palp palpation palpable doppler dop feet foot inch inches pounds ounces lbs clusters pairs chains'.split(
    ' ',
  ),
)

/** A value can't begin in the middle of another: "120/80", "3-4". */
function mayBegin(page: Page, i: number, from: number): boolean {
  if (i === from) return true
  const before = i - 1
  if (!spacedBefore(page, i) && (isNumber(page, before) || '/-.:#'.includes(signAt(page, before) || '?'))) return false
  if (page.tokens.kind[before] === Kind.comparator) return false
  if (isNumber(page, i) && isNumber(page, before)) return false
  // "grade 2 edema", "day 3", "no. 5"
  return !/^(grade|stage|day|pod|hd|number|phase|class|type|level|x|times|no|to|page|room|age|aged)$/.test(
    wordAt(page, before),
  )
}

/** "negative for ketones", "positive CMV PCR", "neg LE": not "a positive family history". Grades stand right before. */
function mayQualify(page: Page, name: Name, i: number, linked: boolean, { ambiguous, observation }: Meaning): boolean {
  // "4+/5 strength", "2+ pulses"
  if (isNumber(page, i) || signAt(page, i) === '+') return true
  // "many bacteria", "few yeast"; not "rare alcohol", which is measured in numbers
  const counted =
    observation.values[0] === 'words'
      ? observation.values.length > 1
      : !ambiguous || observation.values[0] !== 'number' || observation.units.some((unit) => unit.includes('PF'))
  const amount = resultAt(page, i, 'words')
  // "scant blood", not in a urine
  if (amount !== null && (amount.name === 'many' || amount.name === 'few'))
    return !linked && !name.condition && counted && (!ambiguous || name.end - name.first > 1)
  if (ambiguous && !isPositiveOrNegative(page, i)) return false
  const result = resultAt(page, i, 'result')
  if (!result || (result.name !== 'negative' && result.name !== 'positive' && result.name !== 'trace')) {
    return result !== null && !linked && name.end - name.first >= 1 && !name.condition
  }
  if (linked) return wordAt(page, result.end) === 'for'
  return true
}

function isPositiveOrNegative(page: Page, i: number): boolean {
  const name = resultAt(page, i, 'result')?.name
  return name === 'negative' || name === 'positive'
}

/** "+ human metapneumovirus", "UDS + cocaine": a plus that stands before the name. */
function readSigned(state: State, name: Name, meanings: readonly Meaning[], end: number): Choice | null {
  const { page } = state
  const sign = end - 1
  // "Flu + COVID shots"
  if (/^(?:shots?|vaccines?|vaccination|vax|boosters?|immunizations?)$/.test(wordAt(page, name.end))) return null
  if (end !== name.first || signAt(page, sign) !== '+' || state.used[sign] || isNumber(page, sign - 1)) return null
  // "UDS + cocaine", "RVP: + RSV"; in "AEDs + cocaine" it only adds
  const open =
    sign === 0 ||
    startsLine(page, sign) ||
    ':,;('.includes(signAt(page, sign - 1) || '?') ||
    /^(?:persistent|persistently|repeat|initial|prior|new|w|with|had)$/.test(wordAt(page, sign - 1)) ||
    (page.covered[sign - 1]! & Covered.name) !== 0
  if (!open) return null
  const meaning = meanings.find(
    (one) => one.observation.values.includes('words') && one.observation.category === 'laboratory',
  )
  if (!meaning) return null
  return {
    meaning,
    plausible: true,
    reading: {
      value: { type: 'words', text: 'positive' },
      comparator: null,
      unit: null,
      first: sign,
      body: sign,
      valueEnd: end,
      end,
    },
  }
}

/** "positive for Clostridium difficile": the organism that the value would be is only the beginning of the name. */
function isPositiveFor(page: Page, name: Name, i: number, end: number): boolean {
  if (i + 1 !== end || wordAt(page, end) !== 'for' || resultAt(page, i, 'result')?.name !== 'positive') return false
  const organism = resultAt(page, name.first, 'organism')
  return organism !== null && organism.end < name.end
}

function positiveAt(choice: Choice, i: number): Choice {
  const value = { type: 'words', text: 'positive' } as const
  return { ...choice, reading: { ...choice.reading, value, valueEnd: i + 1, end: i + 1 } }
}
