/** The segments and fields of one HL7 v2 message, as places in its text. */
import type { Span } from '../note/index.ts'
import { Refused } from './refused.ts'

/** The five characters that a message names in MSH-1 and MSH-2, usually | ^ ~ \ &. */
export interface Delimiters {
  readonly field: string
  readonly component: string
  readonly repetition: string
  readonly escape: string
  readonly subcomponent: string
}

/** A segment; `fields[3]` is its third field. */
export interface Segment {
  readonly name: string
  readonly fields: readonly Span[]
}

export interface Message {
  readonly text: string
  readonly delimiters: Delimiters
  readonly segments: readonly Segment[]
}

const lineEnd = /[\r\n\v\x1c]+/y
const nowhere: Span = { start: 0, end: 0 }

/** Cuts a message up. A line that begins with no segment name goes on with the one before, as a line break in a note does. */
export function parseMessage(text: string): Message {
  const field = text[3] ?? ''
  if (!text.startsWith('MSH') || field === '' || /[\w\s]/.test(field)) throw new Refused('readers/bad-message', 3)
  const [component = '^', repetition = '~', escaping = '\\', subcomponent = '&'] = text
    .slice(4, text.indexOf(field, 4) < 0 ? 8 : Math.min(8, text.indexOf(field, 4)))
    .replace(/[\r\n]/g, '')
  const delimiters = { field, component, repetition, escape: escaping, subcomponent }
  const segments: Segment[] = []
  let start = 0
  let i = 0
  while (i < text.length) {
    const code = text.charCodeAt(i)
    if (code !== 13 && code !== 10 && code !== 11 && code !== 28) {
      i++
      continue
    }
    const end = i
    lineEnd.lastIndex = i
    i += lineEnd.exec(text)?.[0].length ?? 1
    if (i < text.length && !isSegment(text, i, field)) continue
    segments.push(toSegment(text, start, end, field))
    start = i
  }
  if (start < text.length) segments.push(toSegment(text, start, text.length, field))
  return { text, delimiters, segments }
}

function isSegment(text: string, at: number, field: string): boolean {
  const next = text[at + 3]
  return /^[A-Z][A-Z0-9]{2}$/.test(text.slice(at, at + 3)) && (next === field || next === '\r' || next === '\n')
}

function toSegment(text: string, start: number, end: number, field: string): Segment {
  const name = text.slice(start, start + 3)
  const fields: Span[] = [{ start, end: Math.min(start + 3, end) }]
  if (name === 'MSH') fields.push({ start: start + 3, end: start + 4 }) // MSH-1 is the delimiter itself
  let from = start + 4
  while (from <= end) {
    const next = text.indexOf(field, from)
    const stop = next < 0 || next > end ? end : next
    fields.push({ start: from, end: stop })
    from = stop + 1
  }
  return { name, fields }
}

/** The place of a field; an empty one when the segment is shorter. */
export function fieldAt(segment: Segment | undefined, number: number): Span {
  return segment?.fields[number] ?? nowhere
}

/** A stretch cut at a delimiter: the repetitions of a field, the components of one. */
export function cut(text: string, { start, end }: Span, delimiter: string): readonly Span[] {
  const spans: Span[] = []
  let from = start
  // In the stretch alone: a search in the message would run on past its end.
  for (const piece of text.slice(start, end).split(delimiter)) {
    spans.push({ start: from, end: from + piece.length })
    from += piece.length + delimiter.length
  }
  return spans
}

/** The value of a component, as in `componentOf(message, pid, 3, 1)`: of the first repetition, escapes and all. */
export function componentOf(message: Message, segment: Segment | undefined, field: number, component = 1): string {
  const { text, delimiters } = message
  const first = cut(text, fieldAt(segment, field), delimiters.repetition)[0] ?? nowhere
  const { start, end } = cut(text, first, delimiters.component)[component - 1] ?? nowhere
  return text.slice(start, end)
}
