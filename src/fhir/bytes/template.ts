/** Hot file: the JSON of a resource as bytes with places for what differs from note to note; typed arrays, no closures, no allocation per resource. */
import type { Span } from '../../note/index.ts'

// What stands at a place of a template.
const idSlot = 0
const documentSlot = 1
const subjectSlot = 2
const encounterSlot = 3
const dateSlot = 4
const offsetSlot = 5
const lengthSlot = 6
const confidenceSlot = 7

/** Bytes between places: segments[i] stands before the place of kind slots[i]; the last segment ends the line. */
export interface Template {
  readonly segments: readonly Uint8Array[]
  readonly slots: Uint8Array
  /** Room for a line, without what is the note's own. */
  readonly size: number
}

/** What the resources of one note share, as bytes. */
export interface NoteBytes {
  readonly document: Uint8Array
  readonly subject: Uint8Array
  readonly encounter: Uint8Array
  readonly date: Uint8Array
}

/** Bytes that grow. */
export interface Sink {
  bytes: Uint8Array
  at: number
}

export function newSink(size = 1 << 16): Sink {
  return { bytes: new Uint8Array(size), at: 0 }
}

/** Makes room for `more` bytes. */
export function reserve(sink: Sink, more: number): void {
  if (sink.at + more <= sink.bytes.length) return
  const bytes = new Uint8Array(Math.max(sink.bytes.length * 2, sink.at + more))
  bytes.set(sink.bytes.subarray(0, sink.at))
  sink.bytes = bytes
}

const encoder = new TextEncoder()

/** The longest that a place may be: a UUID, an integer, a decimal. */
const widest = 64

// Quotes in strings are escaped, so that these stand only where the structure has them.
const places =
  /\{"url":"offset","valueInteger":(\d+)\},\{"url":"length","valueInteger":(\d+)\}|"valueDecimal":([^},]+)/g

/** What is a note's own in the JSON of its resources: values as they are written, as in `{"reference":"Patient/1"}`; '' for what there is none of. */
export interface Fragments {
  readonly id: string
  readonly document: string
  readonly subject: string
  readonly encounter: string
  readonly date: string
}

/** Splits a line of JSON at its places. */
export function makeTemplate(json: string, note: Fragments): Template {
  const found: { at: number; size: number; slot: number }[] = []
  // an element by its name: a string of the note may hold the same words
  const all = (names: readonly string[], word: string, slot: number): void => {
    if (word === '') return
    for (const name of names) {
      const whole = `"${name}":${word}`
      const before = name.length + 3
      for (let at = json.indexOf(whole); at >= 0; at = json.indexOf(whole, at + whole.length))
        found.push({ at: at + before, size: word.length, slot })
    }
  }
  all(['id', 'value'], `"${note.id}"`, idSlot)
  all(['reference'], note.document, documentSlot)
  all(['subject', 'patient'], note.subject, subjectSlot)
  all(['encounter', 'context'], note.encounter, encounterSlot)
  all(['recordedDate', 'effectiveDateTime', 'dateAsserted', 'authoredOn'], note.date, dateSlot)
  for (const match of json.matchAll(places)) {
    const [, offset, length, confidence] = match
    if (confidence !== undefined)
      found.push({ at: match.index + '"valueDecimal":'.length, size: confidence.length, slot: confidenceSlot })
    else {
      const at = match.index + '{"url":"offset","valueInteger":'.length
      found.push({ at, size: offset!.length, slot: offsetSlot })
      found.push({
        at: at + offset!.length + '},{"url":"length","valueInteger":'.length,
        size: length!.length,
        slot: lengthSlot,
      })
    }
  }
  found.sort((a, b) => a.at - b.at)
  const segments: Uint8Array[] = []
  let from = 0
  for (const { at, size, slot } of found) {
    // the quotes around an id are its segments'
    const quote = slot === idSlot ? 1 : 0
    segments.push(encoder.encode(json.slice(from, at + quote)))
    from = at + size - quote
  }
  segments.push(encoder.encode(`${json.slice(from)}\n`))
  const size = segments.reduce((sum, segment) => sum + segment.length + widest, 0)
  return { segments, slots: Uint8Array.from(found, ({ slot }) => slot), size }
}

/** Writes one line: the template with these values in its places. */
export function fill(
  sink: Sink,
  { segments, slots, size }: Template,
  note: NoteBytes,
  id: string,
  spans: readonly Span[],
  confidence: string,
  offsetAt: ((offset: number) => number) | null,
): void {
  const own = note.document.length + note.subject.length + note.encounter.length + note.date.length
  reserve(sink, size + own * slots.length)
  const { bytes } = sink
  let { at } = sink
  let span = 0
  for (let i = 0; i < slots.length; i++) {
    at = copy(bytes, at, segments[i]!)
    switch (slots[i]) {
      case idSlot:
        for (let k = 0; k < id.length; k++) bytes[at + k] = id.charCodeAt(k)
        at += id.length
        break
      case documentSlot:
        at = copy(bytes, at, note.document)
        break
      case subjectSlot:
        at = copy(bytes, at, note.subject)
        break
      case encounterSlot:
        at = copy(bytes, at, note.encounter)
        break
      case dateSlot:
        at = copy(bytes, at, note.date)
        break
      case offsetSlot: {
        const { start } = spans[span]!
        at = writeInteger(bytes, at, offsetAt === null ? start : offsetAt(start))
        break
      }
      case lengthSlot: {
        const { start, end } = spans[span++]!
        at = writeInteger(bytes, at, offsetAt === null ? end - start : offsetAt(end) - offsetAt(start))
        break
      }
      default:
        for (let k = 0; k < confidence.length; k++) bytes[at + k] = confidence.charCodeAt(k)
        at += confidence.length
    }
  }
  sink.at = copy(bytes, at, segments[slots.length]!)
}

function copy(bytes: Uint8Array, at: number, from: Uint8Array): number {
  // a call costs as much as some thirty bytes
  if (from.length > 32) bytes.set(from, at)
  else for (let i = 0; i < from.length; i++) bytes[at + i] = from[i]!
  return at + from.length
}

function writeInteger(bytes: Uint8Array, at: number, value: number): number {
  let digits = 1
  for (let rest = value; rest >= 10; rest = (rest / 10) | 0) digits++
  for (let i = at + digits - 1; i >= at; i--) {
    bytes[i] = 48 + (value % 10) // 0
    value = (value / 10) | 0
  }
  return at + digits
}
