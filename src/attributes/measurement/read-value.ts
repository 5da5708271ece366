/** Reads the value of one observation at one token, in whatever shape that observation allows. */
import type { ObservationConcept } from '../../lexicon/index.ts'
import { type ReadShape, readBloodPressure } from './blood-pressure.ts'
import { readClass } from './class.ts'
import { readComparator } from './comparator.ts'
import { isClock, readDate, readStretch, readTime } from './date-time.ts'
import { readDecimalComma } from './decimal-comma.ts'
import { readExtent, readTwoPart } from './length.ts'
import type { Comparator, MeasuredValue } from './measurement.ts'
import { readNumber } from './number.ts'
import { Covered, isNumber, type Page, signAt, spacedBefore, startsLine, unitsAt, wordAt } from './page.ts'
import { readQualitative } from './qualitative.ts'
import { readRange } from './range.ts'
import { readGrade, readScore, readSum, readTitre } from './score.ts'
import { fits, isNextName, readUnit } from './unit.ts'

/** A value read from the note: tokens `first` to `valueEnd` hold it with its comparator, up to `end` with its unit. */
export interface Reading {
  readonly value: MeasuredValue
  readonly comparator: Comparator | null
  /** The unit written with it; null when none is. */
  readonly unit: string | null
  readonly first: number
  /** First token of the value itself, after its comparator. */
  readonly body: number
  readonly valueEnd: number
  readonly end: number
}

/** How a value may be read: "1.2 to 1.8" is a range, or the first two values of a trend. */
export interface ReadHow {
  readonly toRanges?: boolean
}

/** Reads the value of `concept` that begins at token i; null when what stands there is none. */
export function readValue(page: Page, i: number, concept: ObservationConcept, how: ReadHow = {}): Reading | null {
  const comparator = readComparator(page, i)
  const body = comparator?.end ?? i
  const shape = readShape(page, body, concept, how)
  if (!shape) return null
  if (comparator && shape.value.type === 'words') return null
  const counts = shape.value.type !== 'words' && shape.value.type !== 'titre' && shape.value.type !== 'score'
  const unit = counts ? readUnit(page, shape.end, concept) : null
  return {
    value: shape.value,
    comparator: comparator?.comparator ?? null,
    unit: unit?.ucum ?? shape.unit ?? null,
    first: i,
    body,
    valueEnd: shape.end,
    end: unit?.end ?? (counts && isDegrees(page, shape.end, concept) ? shape.end + 1 : shape.end),
  }
}

const leastInside = 5 // mm[Hg] of a systolic pressure in the heart

interface Shape extends ReadShape {
  readonly unit?: string | null
}

const can = {
  twoPart: 1,
  extent: 2,
  ratio: 4,
  titre: 8,
  score: 16,
  grade: 32,
  number: 64,
  words: 128,
  sum: 256,
  class: 512,
} as const
const known = new WeakMap<ObservationConcept, number>()

/** The readers to try for an observation, as bits, by its units and the values it may have. */
function readersFor(concept: ObservationConcept): number {
  let bits = known.get(concept)
  if (bits === undefined) {
    const { units, values } = concept
    const add = (bit: number, when: boolean): number => (when ? bit : 0)
    bits =
      add(can.twoPart, values.includes('length') || units.includes('[lb_av]') || units.includes('[in_i]')) |
      add(can.extent, units.includes('cm') || units.includes('mm')) |
      add(can.ratio, values.includes('ratio')) |
      add(can.titre, values.includes('titre')) |
      add(can.score, values.includes('score') || (values.includes('ratio') && !units.includes('mm[Hg]'))) |
      add(can.grade, values.includes('grade') || values.includes('words')) |
      add(can.number, values.includes('number')) |
      add(can.words, values.includes('words')) |
      add(can.class, values.includes('class')) |
      add(can.sum, units[0] === '{score}')
    known.set(concept, bits)
  }
  return bits
}

function readShape(page: Page, i: number, concept: ObservationConcept, how: ReadHow): Shape | null {
  const bits = readersFor(concept)
  if (bits & can.twoPart) {
    const found = readTwoPart(page, i)
    if (found) return found
  }
  if (bits & can.extent) {
    const found = readExtent(page, i)
    if (found) return found
  }
  if (bits & can.ratio) {
    // a pressure of the lung's artery may be 20/14
    const found = readBloodPressure(
      page,
      i,
      concept.implied === null && concept.units.includes('mm[Hg]') ? leastInside : undefined,
    )
    if (found) return found
  }
  if (bits & can.titre) {
    const found = readTitre(page, i)
    if (found) return found
  }
  if (bits & can.score) {
    const found = readScore(page, i)
    if (found) return found
  }
  if (bits & can.grade) {
    const found = readGrade(page, i)
    if (found) return found
  }
  if (bits & can.class) {
    const found = readClass(page, i)
    if (found) return found
  }
  if (bits & can.number) {
    const found = readNumeric(page, i, concept, how)
    if (found) return found
  }
  return bits & can.words ? readQualitative(page, i) : null
}

/** A number or a range of them that is no date, time, age, dose or part of something else. */
function readNumeric(page: Page, i: number, concept: ObservationConcept, how: ReadHow): Shape | null {
  const sum = readersFor(concept) & can.sum ? readSum(page, i) : null
  if (sum) return sum
  const range = isTimes(page, i) ? null : readRange(page, i, concept, how.toRanges === true)
  if (range && !goesOn(page, range.end, concept)) return range
  const number = readDecimalComma(page, i, concept) ?? readNumber(page, i)
  if (!number) return null
  if (isDate(page, i) || goesOn(page, number.end, concept)) {
    // "GCS 7T", "TICI 2b": a letter belongs to the score
    if (
      (concept.category === 'survey' || concept.values.includes('score') || concept.values[0] === 'words') &&
      /^[a-z]$/.test(wordAt(page, number.end)) &&
      !spacedBefore(page, number.end)
    )
      return { value: { type: 'words', text: `${number.text}${wordAt(page, number.end)}` }, end: number.end + 1 }
    return null
  }
  return { value: { type: 'number', value: number.value, text: number.text }, end: number.end }
}

/** "0500-0800: 251": hours, and what was measured in them. */
function isTimes(page: Page, i: number): boolean {
  const end = signAt(page, i + 3) === ':' ? readTime(page, i) : -1
  return end === i + 3
}

/** "o'clock" */
function isClockWord(page: Page, i: number): boolean {
  const word = wordAt(page, i)
  return /^o['’]clock$/.test(word) || (word === 'o' && /^['’]clock$/.test(wordAt(page, i + 1) + wordAt(page, i + 2)))
}

function isDate(page: Page, i: number): boolean {
  if (readDate(page, i) - i >= 5 || isClock(page, i)) return true
  const time = readTime(page, i)
  // "stable at 1400" is a value; "at 1400 was 201" and "@ 1400" are times
  return time > i + 1 || (time > i && (signAt(page, i - 1) === '@' || /^(was|is|of|:)$/.test(wordAt(page, time))))
}

// Glued to a number, these make it an ordinal, a count of times or an age.
const suffixes = new Set('st nd rd th x yo yof yom y yr yrs w d h hrs wk wks mo mos pm am ppd pack f/u'.split(' '))

/** Does the number that ends before token i go on into something that is no value of `concept`? */
function goesOn(page: Page, i: number, concept: ObservationConcept): boolean {
  if (i >= page.tokens.length || startsLine(page, i)) return false
  const own = readUnit(page, i, concept)
  if (own) return false
  const glued = !spacedBefore(page, i)
  const sign = signAt(page, i)
  if (glued && isNumber(page, i)) return true // "1.2.3"
  // "glucose 212 / 198 / 187": one after the other
  if (sign === '/' && (isSpacedSlash(page, i, concept) || isBetweenVitals(page, i, concept))) return false
  if (sign === '/')
    return (
      isNumber(page, i + 1) ||
      (glued &&
        !spacedBefore(page, i + 1) &&
        wordAt(page, i + 1).length > 0 &&
        !isFlagLetter(page, i + 1) &&
        !isNamedNumber(page, i + 1))
    )
  // "04: 30" is a time, too
  if (sign === ':') return isNumber(page, i + 1) && (!spacedBefore(page, i + 1) || /^0\d$/.test(wordAt(page, i - 1)))
  if (sign === '-') return glued && !spacedBefore(page, i + 1) && i + 1 < page.tokens.length // "12-lead", "3-4-05"
  // "pulse 2+" is a grade, "SBP 180+" is not
  if (sign === '+') return glued && (concept.values.includes('grade') || /^\d$/.test(wordAt(page, i - 1)))
  if (sign === '%') return true
  if (sign === '×' || wordAt(page, i) === 'x') return isNumber(page, i + 1) || glued // "2 x 3 cm"
  if (sign === '°' || sign === 'º') return !isDegrees(page, i, concept)
  if (sign !== '') return false
  const word = wordAt(page, i)
  if (glued && /^[a-z]/.test(word)) {
    // "BUN 61H": no hours of a test's value
    if (suffixes.has(word)) return !isHighLetter(page, i, concept)
    return !isFlagLetter(page, i)
  }
  // "T 36.9 HR 78", "CK 960 PCT 6.4": the next name is written like a unit
  if (isNextName(page, i) && (unitsAt(page, i)[0]?.end ?? 0) <= i + 1) return false
  if (readStretch(page, i - 1) > i) return true
  if (word === 'times' || word === 'percentile' || isClockWord(page, i)) return true // "at 10 o'clock"
  const other = unitsAt(page, i)
  if (other.length === 0) return false
  // a unit of something else: a dose, a volume, a length; a single letter may be a flag, and "in" a preposition
  const longest = other.filter((unit) => unit.end === other[0]!.end)
  return (
    !longest.some((unit) => fits(page.lexicon, concept, unit)) &&
    (!other[0]!.ambiguous || word === 'g') &&
    !/^[hlan]$/.test(word) &&
    !isDegrees(page, i, concept) &&
    !isUnknownUnit(page, i, concept)
  )
}

/** A slash between blanks at token i, with a number behind it, parts the values of a test that is no ratio. */
export function isSpacedSlash(page: Page, i: number, { category, values }: ObservationConcept): boolean {
  return (
    category === 'laboratory' &&
    !values.includes('ratio') &&
    signAt(page, i) === '/' &&
    spacedBefore(page, i) &&
    spacedBefore(page, i + 1) &&
    isNumber(page, i + 1)
  )
}

/** "RR 26 / 95% 4L": the slash parts one vital sign from the next. */
function isBetweenVitals(page: Page, i: number, { category, values }: ObservationConcept): boolean {
  return category === 'vital-signs' && !values.includes('ratio') && spacedBefore(page, i) && spacedBefore(page, i + 1)
}

/** "Hgb 9.8/Hct 29.4": behind the slash the next name and its value, not the rest of a unit. */
function isNamedNumber(page: Page, i: number): boolean {
  let value = i
  while (value < page.tokens.length && page.covered[value]! & Covered.name) value++
  return value > i && spacedBefore(page, value) && isNumber(page, value)
}

/** "23.2 μm/L", "27 mm" of a laboratory value: a unit that no table has, or a slip of the pen; the value counts all the same. */
export function isUnknownUnit(page: Page, i: number, concept: ObservationConcept): boolean {
  const unit = unitsAt(page, i)[0]
  if (!unit || concept.category !== 'laboratory' || concept.units.length === 0) return false
  if (
    signAt(page, unit.end) === '/' &&
    !spacedBefore(page, unit.end) &&
    !/^(kg|day|d|h|hr|dose|min)$/.test(wordAt(page, unit.end + 1))
  )
    return true
  // "0.04 in March"; "lac 4 cm" is no lactate
  return /^[mun]m$/.test(unit.ucum) && !unit.ambiguous
}

/** "97.5 degrees": which degrees, only the magnitude tells. */
function isDegrees(page: Page, i: number, concept: ObservationConcept): boolean {
  return /^(degrees?|°|º)$/.test(wordAt(page, i)) && concept.units.includes('Cel')
}

/** "BUN 57H": of a laboratory value an H is a flag; in "cortisol 4H 12.5", "4H post" a number of hours, and in "PTT q6h" too. */
function isHighLetter(page: Page, i: number, { category }: ObservationConcept): boolean {
  if (category !== 'laboratory' || page.text[page.tokens.start[i]!] !== 'H') return false
  const next = i + 1
  if (/^(?:post|after|later|mark|ago|level|sample|draw|prior|before|into|pp)$/.test(wordAt(page, next))) return false
  return !isNumber(page, next) || startsLine(page, next) || signAt(page, next + 1) === '-'
}

function isFlagLetter(page: Page, i: number): boolean {
  return /^(h|hh|l|ll|a|k)$/.test(wordAt(page, i))
}
