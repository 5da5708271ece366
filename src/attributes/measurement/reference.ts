/** Reference ranges that the note gives beside a value: "(3.5-5.0)", "[ref: 0-10]", "with normal being 0.34 to 5.60", "(nl < 5)". */
import type { ObservationConcept } from '../../lexicon/index.ts'
import { type Extracted, Kind } from '../../note/index.ts'
import { readComparator } from './comparator.ts'
import { readNumber } from './number.ts'
import { isNumber, type Page, resultAt, signAt, startsLine, wideBefore, wordAt } from './page.ts'
import { readRange } from './range.ts'
import { readUnit } from './unit.ts'

export interface ReferenceRange {
  readonly low?: number
  readonly high?: number
  readonly text: string
}

export interface ReadReference {
  readonly range: Extracted<ReferenceRange>
  readonly end: number
}

/**
 * Reads a reference range from token i; null when there is none. In brackets it needs no word only where `bare` says so:
 * a range in brackets after a laboratory value is its reference, after a vital sign its lowest and highest value.
 */
export function readReference(page: Page, i: number, concept: ObservationConcept, bare: boolean): ReadReference | null {
  const open = signAt(page, i)
  const close = open === '(' ? ')' : open === '[' ? ']' : ''
  let at = close === '' ? i : i + 1
  if (close === '' && (wordAt(page, at) === 'with' || signAt(page, at) === ',')) at++
  if (close === '' && /^(a|the|an)$/.test(wordAt(page, at))) at++
  const word = resultAt(page, at, 'reference')
  if (word) {
    at = word.end
    while (/^(is|being|of|range|value|values|up|to|for|limits?|:|=)$/.test(wordAt(page, at)) && at < i + 8) at++
  } else if (!bare || close === '') return null
  const limit = readLimits(page, at, concept)
  if (!limit) return null
  const unit = readUnit(page, limit.end, concept)
  const end = unit?.end ?? limit.end
  if (close !== '') {
    if (signAt(page, end) !== close) return null
    return { range: extracted(page, at, limit.end, limit.low, limit.high), end: end + 1 }
  }
  return { range: extracted(page, at, limit.end, limit.low, limit.high), end }
}

/** "48 (H)   <33 U/L", "3.4 (L)  3.5-5.1 mmol/L": limits that stand in the next column, which is the line's last, and the unit with them. */
export function readReferenceColumn(
  page: Page,
  i: number,
  concept: ObservationConcept,
): (ReadReference & { readonly unit: string | null }) | null {
  if (concept.category !== 'laboratory' || startsLine(page, i)) return null
  if (!wideBefore(page, i) && signAt(page, i) !== '|') return null
  const at = signAt(page, i) === '|' ? i + 1 : i
  if (at >= page.tokens.length || !(isNumber(page, at) || page.tokens.kind[at] === Kind.comparator)) return null
  const limits = readLimits(page, at, concept)
  if (!limits) return null
  const bar = signAt(page, limits.end) === '|' ? limits.end + 1 : limits.end
  const unit = readUnit(page, bar, concept)
  const end = unit?.end ?? limits.end
  if (end < page.tokens.length && !startsLine(page, end)) return null
  return { range: extracted(page, at, limits.end, limits.low, limits.high), end, unit: unit?.ucum ?? null }
}

/** A range in brackets after it is its reference, and not the lowest and highest of several: of a laboratory value, of a ratio. */
export function hasReference({ category, units }: ObservationConcept): boolean {
  return category === 'laboratory' || units[0] === '{ratio}'
}

interface Limits {
  readonly low?: number
  readonly high?: number
  readonly end: number
}

function readLimits(page: Page, at: number, concept: ObservationConcept): Limits | null {
  if (startsLine(page, at)) return null
  const range = readRange(page, at, concept, true)
  if (range && range.value.type === 'range') return { low: range.value.low, high: range.value.high, end: range.end }
  const comparator = readComparator(page, at)
  const number = readNumber(page, comparator?.end ?? at)
  if (!comparator || !number) return null
  return comparator.comparator.startsWith('<')
    ? { high: number.value, end: number.end }
    : { low: number.value, end: number.end }
}

function extracted(
  page: Page,
  first: number,
  end: number,
  low: number | undefined,
  high: number | undefined,
): Extracted<ReferenceRange> {
  const span = { start: page.tokens.start[first]!, end: page.tokens.end[end - 1]! }
  return {
    value: {
      ...(low === undefined ? {} : { low }),
      ...(high === undefined ? {} : { high }),
      text: page.text.slice(span.start, span.end),
    },
    span,
  }
}
