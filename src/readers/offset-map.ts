/** The offset map: which stretch of the source each stretch of a note's text came from. */
import type { Span } from '../note/index.ts'

/** Numbers in order: an array of a few, a typed array of many. */
export type Column = ArrayLike<number>

/**
 * Segments as columns, in the order of the text. A segment whose two lengths are equal was copied character by
 * character; another stands for its source as a whole ("&" for "&amp;"). Text in no segment, such as the " | " between
 * two cells, has no source. Plain data: it may be sent to a worker.
 */
export interface OffsetMap {
  readonly length: number
  readonly textStart: Column
  readonly textLength: Column
  /** In UTF-16 code units of the decoded part, or in bytes where the part is RTF. */
  readonly sourceStart: Column
  readonly sourceLength: Column
  /** The part of the record that each segment counts in: an index into `parts`. */
  readonly part: Column
  /** '' is the record itself; "content[0].attachment.data" is that element of it, decoded. */
  readonly parts: readonly string[]
}

/** A stretch of the source. */
export interface SourceSpan extends Span {
  readonly part: string
}

/** Number of the last segment that begins at or before `at`; -1 when none does. */
function segmentAt(map: OffsetMap, at: number): number {
  let low = 0
  let high = map.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    if (map.textStart[middle]! <= at) low = middle + 1
    else high = middle - 1
  }
  return high
}

/**
 * Leads a span of the text back to the source: "pain &" of a C-CDA note to "pain &amp;" in its XML. Null when no
 * character of the span has a source. A span over two parts leads to the first one.
 */
export function toSource(map: OffsetMap, span: Span): SourceSpan | null {
  let first = segmentAt(map, span.start)
  if (first < 0 || map.textStart[first]! + map.textLength[first]! <= span.start) first++
  if (first >= map.length || map.textStart[first]! >= span.end) return null
  const part = map.part[first]!
  let last = segmentAt(map, span.end - 1)
  while (map.part[last] !== part) last--
  const skipped = Math.max(0, span.start - map.textStart[first]!)
  const start = map.sourceStart[first]! + (isCopy(map, first) ? skipped : 0)
  const kept = Math.min(map.textLength[last]!, span.end - map.textStart[last]!)
  const end = map.sourceStart[last]! + (isCopy(map, last) ? kept : map.sourceLength[last]!)
  return { part: map.parts[part]!, start, end }
}

function isCopy(map: OffsetMap, i: number): boolean {
  return map.textLength[i] === map.sourceLength[i]
}

/** The map of a text that is its part, character by character. */
export function identityMap(length: number, part = '', at = 0): OffsetMap {
  const some = length > 0 ? 1 : 0
  return {
    length: some,
    textStart: some ? [0] : [],
    textLength: some ? [length] : [],
    sourceStart: some ? [at] : [],
    sourceLength: some ? [length] : [],
    part: some ? [0] : [],
    parts: [part],
  }
}

/** Is the text a whole file, cell or field, character by character? Then its offsets are the source's. */
export function isAsItStands(map: OffsetMap): boolean {
  if (map.length === 0) return true
  return (
    map.length === 1 &&
    map.textStart[0] === 0 &&
    map.sourceStart[0] === 0 &&
    isCopy(map, 0) &&
    !/[.[]/.test(map.parts[map.part[0]!]!)
  )
}

/** The same map, its parts named from a level higher up: '' becomes "data", "body" becomes "data.body". */
export function withinPart(map: OffsetMap, name: string): OffsetMap {
  if (name === '') return map
  return { ...map, parts: map.parts.map((part) => (part === '' ? name : `${name}.${part}`)) }
}
