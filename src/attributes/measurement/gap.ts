/** The gap between a name and its value: walks over what may stand there, and over nothing else. */
import type { ObservationConcept } from '../../lexicon/index.ts'
import { Kind, type Span } from '../../note/index.ts'
import { readWhen } from './date-time.ts'
import { readArrow } from './flags.ts'
import {
  afterDrug,
  asideEnd,
  dateBefore,
  isColonyCount,
  isDay,
  isDifference,
  isUnitOf,
  measureEnd,
  pronounEnd,
  readScale,
} from './gap-words.ts'
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
    } else if (sign === ',' && i === at && asideEnd(page, i + 1) > 0) {
      // "O2 saturation, as interpreted by me, is 99%", "potassium, repeated twice, was 5.9"
      i = asideEnd(page, i + 1)
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
    } else if (i === at && isDay(page, i)) {
      i += wordAt(page, i) === '24' ? 2 : 1 // "Tmax 24h 38.6"
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

/** The closing bracket of the one at token i; -1 when it is not near. */
export function closeOf(page: Page, i: number, limit: number): number {
  const close = signAt(page, i) === '(' ? ')' : ']'
  for (let j = i + 1; j < limit && j <= i + 10; j++) if (signAt(page, j) === close) return j
  return -1
}
