/** Readers: what reads a format, what it gives, and the limits it keeps. */
import type { Note, Origin, Span } from '../note/index.ts'
import type { OffsetMap } from './offset-map.ts'
import type { Rejection } from './refused.ts'

/** What a reader reads from: all bytes at once, or as they come. */
export type Input = Uint8Array | AsyncIterable<Uint8Array>

/** A note and where its text came from, or a record that gave none. */
export type Read = ReadNote | { readonly rejected: Rejection }

export interface ReadNote {
  readonly note: Note
  readonly map: OffsetMap
  readonly origin: Origin
  /** What the source named within the text, as a C-CDA entry does with `<reference value="#id"/>`. */
  readonly anchors?: readonly Anchor[]
}

export interface Anchor {
  readonly id: string
  readonly span: Span
}

/** Limits on what is read, so that no input takes more memory or time than expected. */
export interface Limits {
  /** Bytes of an input that is one record: a text, a C-CDA document, a JSON file. */
  readonly documentBytes: number
  /** Bytes of one line, row or message of an input that has many. */
  readonly recordBytes: number
  /** Bytes of an attachment after its base64 is decoded. */
  readonly attachmentBytes: number
  /** Characters of a note's text: what is extracted from it takes far more room than it does. */
  readonly noteCharacters: number
  /** Elements of an XML or HTML document: each costs far more than its characters. */
  readonly elements: number
  /** Elements, groups or sections inside one another. */
  readonly depth: number
}

// A long hospital stay's C-CDA export with attachments is about 20 MB; the longest note known to us is under 1 MB.
export const defaultLimits: Limits = {
  documentBytes: 64 * 1024 * 1024,
  recordBytes: 16 * 1024 * 1024,
  attachmentBytes: 16 * 1024 * 1024,
  noteCharacters: 2 * 1024 * 1024, // twice the longest; of 4 million characters of nothing but diagnoses 1.5 GB were measured
  elements: 1_000_000,
  depth: 200,
}

/** Which column of a table, or which field of a JSON line, is what. */
export interface Columns {
  readonly text?: string
  readonly id?: string
  readonly subject?: string
  readonly encounter?: string
  readonly date?: string
  readonly type?: string
}

export interface ReadOptions {
  readonly limits?: Partial<Limits>
  /** Names of columns or fields; those not given are found by their usual names. */
  readonly columns?: Columns
  /** `noteevents` reads tables with the headings of MIMIC's NOTEEVENTS and discharge tables. */
  readonly preset?: 'noteevents'
  /** What separates the columns; found in the header when not given. */
  readonly delimiter?: string
  /** Encoding of the text, as in "windows-1252"; found in the bytes when not given. */
  readonly encoding?: string
  /** Records of the input that come before these bytes, where they are a part of it: numbers go on from there. */
  readonly recordsBefore?: number
  /** What notes without an id of their own are called after; the name of the path, when not given. */
  readonly id?: string
}

/** One format. */
export interface Reader {
  readonly name: string
  /** Can the input be in this format, by its first bytes and its path? */
  recognises(head: Uint8Array, path: string): boolean
  read(bytes: Input, path: string, options: ReadOptions): AsyncIterable<Read>
}

/**
 * Makes a reader of one's own, tried before ours by `readNotes`:
 * `defineReader({ name: 'own/letters', recognises: (_, path) => path.endsWith('.letter'), async *read(bytes) { … } })`.
 */
export function defineReader(reader: Reader): Reader {
  return reader
}

/** The default limits with those of the caller in place. */
export function limitsOf(options: ReadOptions): Limits {
  return { ...defaultLimits, ...options.limits }
}

/** The read, or its rejection where the note is longer than the limit. */
export function ofBearableLength(read: Read, { noteCharacters }: Limits): Read {
  if ('rejected' in read || read.note.text.length <= noteCharacters) return read
  const { record, at } = read.origin
  return { rejected: { code: 'readers/note-too-long', record, ...(at === undefined ? {} : { at }) } }
}

/** Puts a record together: its place is in the note as well. */
export function readNote(note: Note, map: OffsetMap, origin: Origin, anchors: readonly Anchor[] = []): ReadNote {
  return { note: { ...note, origin }, map, origin, ...(anchors.length > 0 ? { anchors } : {}) }
}
