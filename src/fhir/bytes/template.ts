/** Hot file: the JSON of a resource as bytes with places for what differs from finding to finding; typed arrays, no closures, no allocation per resource. */
import type { Span } from '../../note/index.ts'
import { oneLine, sameOffset } from '../build.ts'
import { writeId } from '../ids.ts'
import { reserve, type Sink, writeAscii, writeInteger, writeQuoted } from './sink.ts'

/** What stands at a place of a template. */
export const slots = {
  id: 0,
  document: 1,
  subject: 2,
  encounter: 3,
  date: 4,
  evidence: 5,
  confidence: 6,
  concept: 7,
  /** Offset and length of a part of the finding, in the order of `places`. */
  place: 8,
  /** Words of the note, in the order of `texts`. */
  text: 9,
  /** ASCII as it stands, a number or a hash, in the order of `ascii`. */
  ascii: 10,
  /** What has a template of its own. */
  part: 11,
} as const

/** Bytes between places: segments[i] stands before the place of kind slots[i]; the last segment is the end. */
export interface Template {
  readonly segments: readonly Uint8Array[]
  readonly slots: Uint8Array
  /** Room for all of it but what stands at its places. */
  readonly size: number
}

/** What the resources of one note share, as bytes. */
export interface NoteBytes {
  readonly document: Uint8Array
  readonly subject: Uint8Array
  readonly encounter: Uint8Array
  readonly date: Uint8Array
  /** A derivation up to its offset. */
  readonly derivation: Uint8Array
  readonly offsetAt: (offset: number) => number
}

/** What stands at the places of one finding's resource; the id is the one of the name that was ended last. */
export interface Values {
  evidence: readonly Span[]
  confidence: string
  /** The concept up to its words: `{"coding":[...],"text":`. */
  concept: Uint8Array
  words: string
  part: Template | null
  readonly places: Span[]
  readonly texts: string[]
  readonly ascii: string[]
}

export function newValues(): Values {
  return { evidence: [], confidence: '', concept: none, words: '', part: null, places: [], texts: [], ascii: [] }
}

const none = new Uint8Array(0)
const encoder = new TextEncoder()
export const betweenPlaces = '},{"url":"length","valueInteger":'
const between = encoder.encode(betweenPlaces)
const derivationEnd = encoder.encode('}]}')
const comma = 44
const brace = 125

/** The widest that a number at a place may be, with what stands around it. */
const widest = 64

/** Writes one resource: the template with these values in its places. */
export function fill(sink: Sink, template: Template, note: NoteBytes, values: Values): void {
  const { evidence, texts, part, concept, words } = values
  let size =
    template.size +
    evidence.length * (note.derivation.length + 2 * widest) +
    concept.length +
    // a character has six bytes at most, as an escape
    words.length * 6 +
    (template.slots.length + (part?.slots.length ?? 0)) *
      (widest + note.document.length + note.subject.length + note.encounter.length + note.date.length)
  if (part !== null) size += part.size
  for (const text of texts) size += text.length * 6
  reserve(sink, size)
  nextPlace = 0
  nextText = 0
  nextAscii = 0
  sink.at = fillFrom(sink.bytes, sink.at, template, note, values)
}

let nextPlace = 0
let nextText = 0
let nextAscii = 0

function fillFrom(bytes: Uint8Array, at: number, template: Template, note: NoteBytes, values: Values): number {
  const { segments, slots: kinds } = template
  for (let i = 0; i < kinds.length; i++) {
    at = copy(bytes, at, segments[i]!)
    switch (kinds[i]) {
      case slots.id:
        writeId(bytes, at)
        at += 36
        break
      case slots.document:
        at = copy(bytes, at, note.document)
        break
      case slots.subject:
        at = copy(bytes, at, note.subject)
        break
      case slots.encounter:
        at = copy(bytes, at, note.encounter)
        break
      case slots.date:
        at = copy(bytes, at, note.date)
        break
      case slots.evidence:
        at = writeEvidence(bytes, at, note, values.evidence)
        break
      case slots.confidence:
        at = writeAscii(bytes, at, values.confidence)
        break
      case slots.concept:
        at = copy(bytes, at, values.concept)
        at = writeQuoted(bytes, at, values.words, oneLine)
        bytes[at++] = brace
        break
      case slots.place:
        at = writePlace(bytes, at, note, values.places[nextPlace++]!)
        break
      case slots.text:
        at = writeQuoted(bytes, at, values.texts[nextText++]!, oneLine)
        break
      case slots.ascii:
        at = writeAscii(bytes, at, values.ascii[nextAscii++]!)
        break
      default:
        at = fillFrom(bytes, at, values.part!, note, values)
    }
  }
  return copy(bytes, at, segments[kinds.length]!)
}

function writeEvidence(bytes: Uint8Array, at: number, note: NoteBytes, evidence: readonly Span[]): number {
  for (let i = 0; i < evidence.length; i++) {
    if (i > 0) bytes[at++] = comma
    at = copy(bytes, at, note.derivation)
    at = copy(bytes, writePlace(bytes, at, note, evidence[i]!), derivationEnd)
  }
  return at
}

function writePlace(bytes: Uint8Array, at: number, { offsetAt }: NoteBytes, { start, end }: Span): number {
  const from = offsetAt === sameOffset ? start : offsetAt(start)
  const to = offsetAt === sameOffset ? end : offsetAt(end)
  return writeInteger(bytes, copy(bytes, writeInteger(bytes, at, from), between), to - from)
}

/** Copies bytes; gives where they end. */
export function copy(bytes: Uint8Array, at: number, from: Uint8Array): number {
  // a call costs as much as some sixteen bytes
  if (from.length > 16) bytes.set(from, at)
  else for (let i = 0; i < from.length; i++) bytes[at + i] = from[i]!
  return at + from.length
}
