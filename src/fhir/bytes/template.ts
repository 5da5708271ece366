/** Hot file: the JSON of a resource as bytes with places for what differs from finding to finding; typed arrays, no closures, no allocation per resource. */
import type { Span } from '../../note/index.ts'
import { oneLine, sameOffset } from '../build.ts'
import { writeId } from '../ids.ts'
import { copy, reserve, type Sink, writeAscii, writeInteger, writeNumber, writeQuoted, writeText } from './sink.ts'

/** What stands at a place of a template. */
export const slots = {
  /** The resource's id, which is as long in all of them: it stands in segments. */
  id: 0,
  /** What all resources of a note share, with what stands around it; in the order of `runs`. */
  run: 1,
  evidence: 2,
  confidence: 3,
  concept: 4,
  /** What was written elsewhere: Dosages, the targets of a Provenance. */
  part: 5,
  /** Offset and length of the value. */
  place: 6,
  /** The number of the value, or the higher pressure. */
  number: 7,
  /** The lower pressure. */
  second: 8,
  unit: 9,
  /** From here on the note's own, which stands in runs only. */
  document: 16,
  subject: 17,
  encounter: 18,
  date: 19,
  /** From here on words, by their number in `texts`. */
  text: 32,
  /** From here on JSON as it stands, by its number in `jsons`. */
  json: 48,
} as const

/** Words of a finding: why a drug is not taken, what it is for, a value, where it was measured, and when. */
export const texts = { why: 0, reason: 1, value: 2, site: 3, time: 4 } as const

/** What is made as JSON for each resource, being rare or a hash. */
export const jsons = { value: 0, day: 1, position: 2, oxygen: 3, range: 4, size: 5, hash: 6 } as const

/** What the resources of a note have in common, between bytes: `bytes` is all of it for the note with this number. */
export interface Run {
  readonly segments: readonly Uint8Array[]
  readonly slots: Uint8Array
  bytes: Uint8Array
  note: number
}

/** Bytes between places: segments[i] stands before the place of kind slots[i]; the last segment is the end. */
export interface Template {
  readonly segments: readonly Uint8Array[]
  readonly slots: Uint8Array
  /** Where the resource's id stands in segments: how often in each, and where from its beginning, one after the other. */
  readonly idCounts: Uint8Array
  readonly ids: Uint32Array
  readonly runs: readonly Run[]
  /** Room for all of it but what is as long as the note or the finding has it. */
  readonly size: number
  /** How many places the note's own has in its runs. */
  readonly shared: number
  /** Whether it has places for words, JSON, a unit or a part. */
  readonly isWide: boolean
}

/** What the resources of one note share, as bytes. */
export interface NoteBytes {
  /** Another one for every note. */
  readonly number: number
  readonly document: Uint8Array
  readonly subject: Uint8Array
  readonly encounter: Uint8Array
  readonly date: Uint8Array
  /** The size of the longest of these. */
  readonly widest: number
  /** A derivation up to its offset. */
  readonly derivation: Uint8Array
  readonly offsetAt: (offset: number) => number
}

/** What stands at the places of one finding's resource; the id is the one of the name that was ended last. */
export interface Values {
  evidence: readonly Span[]
  confidence: number
  words: string
  /** The concept up to its words: `{"coding":[...],"text":`. */
  concept: Uint8Array
  readonly part: Sink
  place: Span
  number: number
  /** The same as the note writes it, where a number would lose that; '' elsewhere. */
  written: string
  second: number
  unit: Uint8Array
  readonly texts: string[]
  readonly jsons: string[]
}

export const none = new Uint8Array(0)

export function newValues(): Values {
  return {
    evidence: [],
    confidence: 0,
    words: '',
    concept: none,
    part: { bytes: new Uint8Array(1 << 12), at: 0 },
    place: { start: 0, end: 0 },
    number: 0,
    written: '',
    second: 0,
    unit: none,
    texts: Object.keys(texts).map(() => ''),
    jsons: Object.keys(jsons).map(() => ''),
  }
}

const encoder = new TextEncoder()
export const betweenPlaces = '},{"url":"length","valueInteger":'
const between = encoder.encode(betweenPlaces)
const comma = 44
const brace = 125
const bracket = 93

/** The widest that a number at a place may be, with what stands around it. */
export const widest = 64

/** Writes one resource: the template with these values in its places. */
export function fill(sink: Sink, template: Template, note: NoteBytes, values: Values): void {
  const { segments, slots: kinds, idCounts, ids, runs } = template
  const { evidence, words, concept } = values
  // a character has six bytes at most, as an escape
  const more = concept.length + words.length * 6 + evidence.length * (note.derivation.length + 2 * widest)
  reserve(sink, template.size + template.shared * note.widest + more + (template.isWide ? roomOf(kinds, values) : 0))
  const { bytes } = sink
  let { at } = sink
  let run = 0
  let id = 0
  for (let i = 0; ; i++) {
    const start = at
    at = copy(bytes, at, segments[i]!)
    for (let count = idCounts[i]!; count > 0; count--) writeId(bytes, start + ids[id++]!)
    if (i === kinds.length) break
    const kind = kinds[i]!
    switch (kind) {
      case slots.run:
        at = copy(bytes, at, bytesOfRun(runs[run++]!, note))
        break
      case slots.evidence:
        at = writeEvidence(bytes, at, note, evidence)
        break
      case slots.confidence:
        at = writeNumber(bytes, at, values.confidence)
        break
      case slots.concept:
        at = writeQuoted(bytes, copy(bytes, at, concept), words, oneLine)
        bytes[at++] = brace
        break
      case slots.part:
        bytes.set(values.part.bytes.subarray(0, values.part.at), at)
        at += values.part.at
        break
      case slots.place:
        at = writePlace(bytes, at, note, values.place)
        break
      case slots.number:
        at = values.written === '' ? writeNumber(bytes, at, values.number) : writeAscii(bytes, at, values.written)
        break
      case slots.second:
        at = writeNumber(bytes, at, values.second)
        break
      case slots.unit:
        at = copy(bytes, at, values.unit)
        break
      default:
        at =
          kind >= slots.json
            ? writeText(bytes, at, values.jsons[kind - slots.json]!)
            : writeQuoted(bytes, at, values.texts[kind - slots.text]!, oneLine)
    }
  }
  sink.at = at
}

/** Room for what is as long as a finding has it. */
function roomOf(kinds: Uint8Array, { part, unit, texts: own, jsons: made }: Values): number {
  let room = 0
  for (let i = 0; i < kinds.length; i++) {
    const kind = kinds[i]!
    if (kind >= slots.json) room += made[kind - slots.json]!.length * 3
    else if (kind >= slots.text) room += own[kind - slots.text]!.length * 6
    else if (kind === slots.part) room += part.at
    else if (kind === slots.unit) room += unit.length
  }
  return room
}

/** A run's bytes for this note, made when they are first asked for. */
function bytesOfRun(run: Run, note: NoteBytes): Uint8Array {
  if (run.note !== note.number) {
    const { segments, slots: kinds } = run
    let size = 0
    for (let i = 0; i < segments.length; i++) size += segments[i]!.length
    for (let i = 0; i < kinds.length; i++) size += ownOf(note, kinds[i]!).length
    // most notes need as many bytes as the last one did
    if (run.bytes.length !== size) run.bytes = new Uint8Array(size)
    let at = 0
    for (let i = 0; i < kinds.length; i++)
      at = copy(run.bytes, copy(run.bytes, at, segments[i]!), ownOf(note, kinds[i]!))
    copy(run.bytes, at, segments[kinds.length]!)
    run.note = note.number
  }
  return run.bytes
}

function ownOf(note: NoteBytes, kind: number): Uint8Array {
  switch (kind) {
    case slots.document:
      return note.document
    case slots.subject:
      return note.subject
    case slots.encounter:
      return note.encounter
    default:
      return note.date
  }
}

/** Writes derivations, one a span. */
export function writeEvidence(bytes: Uint8Array, at: number, note: NoteBytes, evidence: readonly Span[]): number {
  for (let i = 0; i < evidence.length; i++) {
    if (i > 0) bytes[at++] = comma
    at = writePlace(bytes, copy(bytes, at, note.derivation), note, evidence[i]!)
    bytes[at] = brace
    bytes[at + 1] = bracket
    bytes[at + 2] = brace
    at += 3
  }
  return at
}

function writePlace(bytes: Uint8Array, at: number, { offsetAt }: NoteBytes, { start, end }: Span): number {
  const from = offsetAt === sameOffset ? start : offsetAt(start)
  const to = offsetAt === sameOffset ? end : offsetAt(end)
  return writeInteger(bytes, copy(bytes, writeInteger(bytes, at, from), between), to - from)
}
