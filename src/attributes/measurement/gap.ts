/** The gap between a name and its value: walks over what may stand there, and over nothing else. */
import type { ObservationConcept } from '../../lexicon/index.ts'
import { Kind, oneOf, type Span } from '../../note/index.ts'
import { readDate, readWhen } from './date-time.ts'
import { readArrow } from './flags.ts'
import { isLink, isStrongLink } from './link-words.ts'
import { mayBegin } from './may-begin.ts'
import type { Interpretation } from './measurement.ts'
import { readOxygen } from './oxygen.ts'
import {
  Covered,
  isNumber,
  type Page,
  type ResultWord,
  resultAt,
  signAt,
  spacedBefore,
  startsLine,
  unitsAt,
  wordAt,
} from './page.ts'
import { fits } from './unit.ts'

/** What a walk over the gap found besides the value. */
export interface Gap {
  /** The value's first token. */
  readonly at: number
  /** Words that are no link stood in the gap: only a plausible value counts. */
  readonly loose: number
  /** Nothing, or only a sign, stood in it. */
  readonly direct: boolean
  /** The unit after the name: "T (F) 98.2". */
  readonly unit: string | null
  readonly interpretation: Interpretation | null
  /** A date in the gap: "hemoglobin on 04/04/06 was 9.2". */
  readonly when: Span | null
  /** "from": the value is the first of two, "from 1.2 to 1.8"; or "ranging from", the low end of a range. */
  readonly from: '' | 'from' | 'range'
  /** The value stands in brackets, or right after a comma: it needs a unit, or must end with the bracket. */
  readonly bracket?: boolean
  readonly comma?: boolean
}

const mostTokens = 16
const mostLoose = 5
const mostDirect = 2 // link words: "trend:", "peaked at", "level of"

/**
 * Walks from token `at` to the first token where `accepts` takes a value, at most to `limit`. Null when something stands
 * in between that a gap can't hold: another observation, a drug, a disease, the end of the thought.
 */
export function walkGap(
  page: Page,
  at: number,
  limit: number,
  concept: ObservationConcept | null,
  accepts: (i: number, gap: Gap) => boolean,
): Gap | null {
  let loose = 0
  let strong = true
  let direct = true
  let unit: string | null = null
  let interpretation: Interpretation | null = null
  let when: Span | null = null
  let from: Gap['from'] = ''
  let links = 0
  let i = at
  const stop = Math.min(limit, at + mostTokens)
  while (i < stop) {
    const scale = readScale(page, i)
    if ((loose === 0 || strong) && scale === i && mayBegin(page, i)) {
      const gap: Gap = { at: i, loose, direct, unit, interpretation, when, from }
      if (accepts(i, gap)) return gap
    }
    const sign = signAt(page, i)
    const word = wordAt(page, i)
    // "saturation on 2 liters nasal cannula was 95%"
    const given = word === 'on' && concept?.implied === '%' ? readOxygen(page, i) : null
    if (given) {
      i = given.end
      links = 0
      direct = false
      continue
    }
    if (scale > i) {
      i = scale
      links = 0
      strong = true
      continue
    }
    if (startsLine(page, i) && i > at && sign !== '' && sign !== '(') return null
    const moment: ResultWord | null = when ? null : resultAt(page, i, 'time')
    if (moment) when = { start: page.tokens.start[i]!, end: page.tokens.end[moment.end - 1]! }
    const arrow = readArrow(page, i)
    if (arrow) {
      interpretation = arrow
      i++
    } else if (page.tokens.kind[i] === Kind.arrow) {
      i++
      strong = true
      direct = false
    } else if (
      sign === '[' &&
      concept?.category !== 'laboratory' &&
      accepts(i + 1, { at: i + 1, loose, direct, unit, interpretation, when, from })
    ) {
      // "Temp: [36.4-37] 36.6": lowest and highest come first
      return { at: i + 1, loose, direct, unit, interpretation, when, from }
    } else if (
      sign === '(' &&
      accepts(i + 1, { at: i + 1, loose, direct: direct && i === at, unit, interpretation, when, from, bracket: true })
    ) {
      // "hemoglobin level (5.1 g/dL)", "QTc prolonged (584 ms)"
      return { at: i + 1, loose, direct: direct && i === at, unit, interpretation, when, from, bracket: true }
    } else if (
      sign === ',' &&
      i === at &&
      accepts(i + 1, { at: i + 1, loose, direct, unit, interpretation, when, from, comma: true })
    ) {
      // "heart rate, 120 per minute;"
      return { at: i + 1, loose, direct, unit, interpretation, when, from, comma: true }
    } else if (
      sign === ',' &&
      interpretation !== null &&
      loose === 0 &&
      accepts(i + 1, { at: i + 1, loose, direct, unit, interpretation, when, from, comma: true })
    ) {
      // "the refractory period was normal, 440 ms"
      return { at: i + 1, loose, direct, unit, interpretation, when, from, comma: true }
    } else if (sign === '(' || sign === '[') {
      const inside = unitsAt(page, i + 1).find(
        (one) => ')]'.includes(signAt(page, one.end) || '?') && (!concept || fits(page.lexicon, concept, one)),
      )
      if (inside) unit = inside.ucum
      const close = closeOf(page, i, stop)
      if (close < 0) {
        if (sign === '(') return null
        i++ // "[36.4-37" is read on
      } else i = close + 1
    } else if (':=-~@≈'.includes(sign) && sign !== '') {
      i++
      if (sign !== '-' || direct) strong = true
    } else if (sign === '|' && i === at) {
      i++
    } else if (isColonyCount(page, i, concept)) {
      i++
      direct = false
    } else if (sign === ',' && measureEnd(page, i + 1, stop) > 0) {
      // "neoplasm, left upper cheek, measures 2 x 1 cm"
      i = measureEnd(page, i + 1, stop)
      strong = true
      direct = false
    } else if (sign === ',' && pronounEnd(page, i + 1) > 0) {
      // "blood pressure today, and it is 148/92", "the mini-mental state examination, she scored 24"
      i = pronounEnd(page, i + 1)
      strong = true
      direct = false
    } else if (sign === ',' && i === at && dateBefore(page, i + 1) > 0) {
      // "creatinine, July 7, 2008 was 2.0"
      i = dateBefore(page, i + 1)
      strong = true
      direct = false
    } else if (sign === ',' && !startsLine(page, i)) {
      // "sodium, which was 138"; a bare comma ends the gap, and so does ", and"
      if (!isLink(wordAt(page, i + 1)) || /^(and|then|with)$/.test(wordAt(page, i + 1)) || loose > 0) return null
      i++
      direct = false
    } else if (
      sign === '.' &&
      i === at &&
      !spacedBefore(page, i) &&
      isNumber(page, i + 1) &&
      wordAt(page, i - 1).length <= 5
    ) {
      i++ // "Temp. 99.4"
    } else if (sign !== '') {
      return null
    } else if (readWhen(page, i) > i && !isUnitOf(page, i, concept)) {
      const end = readWhen(page, i)
      when = { start: page.tokens.start[i]!, end: page.tokens.end[end - 1]! }
      i = end
      direct = false
      strong = false
    } else if (isNumber(page, i) || page.tokens.kind[i] === Kind.redacted) {
      return null
    } else if (word.length <= 3 && /^x\d{1,2}$/.test(word)) {
      i++ // "BCx x2: NGTD"
    } else if (isDifference(page, i, word, concept)) {
      return null
    } else if (
      word === 'will' ||
      resultAt(page, i, 'target') ||
      resultAt(page, i, 'pending') ||
      resultAt(page, i, 'threshold')
    ) {
      return null
    } else {
      // "as low as 46" says nothing of normal
      const flag = wordAt(page, i - 1) === 'as' ? null : resultAt(page, i, 'flag')
      const oxygen = resultAt(page, i, 'oxygen')
      if (flag && word.length > 1) {
        interpretation = flag.interpretation as Interpretation
        i = flag.end
        strong = true
        direct = false
      } else if (oxygen && concept?.units.includes('%')) {
        i = oxygen.end
        direct = false
      } else if (word === 'and' && wordAt(page, i + 1) === 'there') {
        return null // "cultures were sent, and there are clue cells"
      } else if (isLink(word)) {
        if (word === 'from' || word === 'between')
          from = /^(rang|run|averag|vari)/.test(wordAt(page, i - 1)) ? 'range' : 'from'
        if (word !== 'the' && word !== 'a' && word !== 'an' && word !== 'about') strong = isStrongLink(word)
        if (++links > mostDirect) direct = false
        i++
      } else {
        // "ulcer on the heel measuring 2 cm": the rest of the condition that the name stands in
        const own = page.longest.first[i]! < at && page.longest.end[i]! > at && !(page.covered[i]! & Covered.drug)
        if (own && page.longest.end[i]! < stop) {
          i = page.longest.end[i]!
          direct = false
          continue
        }
        // "the interval after IV procainamide remained at 50 ms": when it was measured
        const past = afterDrug(page, i)
        if (past > i && past < stop) {
          i = past
          strong = false
          direct = false
          continue
        }
        if (page.covered[i]! & (Covered.drug | Covered.condition)) return null
        if (page.tokens.kind[i] !== Kind.word || ++loose > mostLoose) return null
        strong = false
        direct = false
        i++
      }
    }
  }
  return null
}

/** The token after a drug that the value was measured after: "after IV procainamide", "following adenosine"; i where none stands. */
function afterDrug(page: Page, i: number): number {
  if (!(page.covered[i]! & Covered.drug)) return i
  let before = i - 1
  while (before > i - 3 && page.covered[before]! & Covered.sig) before--
  return /^(?:after|following|post)$/.test(wordAt(page, before)) ? page.longest.end[i]! : i
}

const counted =
  /^(?:greater|more|less|fewer|than|over|of|colonies|colony|forming|units|cfu|cfus|ml|per|cfu\/ml|org|organisms|\/|>|<)$/

/** "urine culture grew greater than 100,000 colonies of E. coli": how many, before the organism that is the value. */
function isColonyCount(page: Page, i: number, concept: ObservationConcept | null): boolean {
  if (concept?.category !== 'laboratory' || concept.values[0] !== 'words') return false
  if (!isNumber(page, i) && page.tokens.kind[i] !== Kind.comparator && !counted.test(wordAt(page, i))) return false
  for (let k = i + 1; k < i + 9 && k < page.tokens.length; k++) if (resultAt(page, k, 'organism')) return true
  return false
}

/** "weight is up about 12 pounds", "creatinine increased by 0.5": how much it changed, and not what it is. */
function isDifference(page: Page, i: number, word: string, concept: ObservationConcept | null): boolean {
  if (word === 'by')
    return /^(up|down|increased|decreased|rose|fell|dropped|improved|risen|fallen)$/.test(wordAt(page, i - 1))
  if ((word !== 'up' && word !== 'down') || concept?.units[0] !== 'kg') return false
  return !/^(to|from|trending)$/.test(wordAt(page, i + 1))
}

/** The token after "1 to 10 scale", "0-10", "scale of 1 to 10" at token i; i when there is none. */
function readScale(page: Page, i: number): number {
  const length = (page.tokens.end[i] ?? 0) - (page.tokens.start[i] ?? 0)
  if (length !== 5 && length !== 1) return i
  if (wordAt(page, i) === 'scale') {
    const of = wordAt(page, i + 1) === 'of' || wordAt(page, i + 1) === 'from' ? readScale(page, i + 2) : i + 2
    return of > i + 2 ? of : i + 1
  }
  if (!/^[01]$/.test(wordAt(page, i)) || !/^(to|-|through)$/.test(wordAt(page, i + 1)) || wordAt(page, i + 2) !== '10')
    return i
  return /^(scale|point)$/.test(wordAt(page, i + 3)) ? i + 4 : i + 3
}

/** "3 sec" may be the value of a capillary refill, and is no stretch of time then. */
function isUnitOf(page: Page, i: number, concept: ObservationConcept | null): boolean {
  return concept !== null && unitsAt(page, i + 1).some((unit) => fits(page.lexicon, concept, unit))
}

const mostPlace = 5 // words of "left upper cheek,"

/** The token after a date that a verb follows, with a comma or without; 0 where no such date stands. */
function dateBefore(page: Page, i: number): number {
  const end = readDate(page, i)
  if (end <= i) return 0
  const verb = signAt(page, end) === ',' ? end + 1 : end
  return isBeing(page.tokens, verb) ? verb : 0
}

const isBeing = oneOf('was is were')

/** The token after "measures" behind a comma and the words of a place that end with a comma; 0 where no such words stand. */
function measureEnd(page: Page, i: number, stop: number): number {
  let at = i
  while (at < stop && at - i < mostPlace && page.tokens.kind[at] === Kind.word && !(page.covered[at]! & Covered.name)) {
    if (/^measur(?:es|ing|ed)$/.test(wordAt(page, at))) return at + 1
    at++
  }
  return at > i && signAt(page, at) === ',' && /^measur(?:es|ing|ed)$/.test(wordAt(page, at + 1)) ? at + 2 : 0
}

/** The token after "it was", "and it is now", "she scored" at token i; 0 where no such words stand. */
export function pronounEnd(page: Page, i: number): number {
  let at = /^(and|but|where|when)$/.test(wordAt(page, i)) ? i + 1 : i
  const pronoun = wordAt(page, at)
  if (pronoun === "it's") return at + 1
  const thing = pronoun === 'it' || pronoun === 'this' || pronoun === 'that'
  if (!thing && !/^(he|she|patient)$/.test(pronoun)) return 0
  at++
  if (!thing && /^(has|had)$/.test(wordAt(page, at))) at++
  if (/^(has|had)$/.test(wordAt(page, at)) && wordAt(page, at + 1) === 'been') return thing ? at + 2 : 0
  return (thing
    ? /^(is|was|measured|measures|read|reads|showed|varied|ranged|remained|reached|rose|fell|dropped)$/
    : /^scored$/
  ).test(wordAt(page, at))
    ? at + 1
    : 0
}

/** The closing bracket of the one at token i; -1 when it is not near. */
export function closeOf(page: Page, i: number, limit: number): number {
  const close = signAt(page, i) === '(' ? ')' : ']'
  for (let j = i + 1; j < limit && j <= i + 10; j++) if (signAt(page, j) === close) return j
  return -1
}
