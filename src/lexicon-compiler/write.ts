/** Writes the compiled columns as one file, by the layout of lexicon/format.ts. */
import {
  type Columns,
  type Concept,
  columns,
  conceptKinds,
  edgeFilterOf,
  filterLength,
  formatVersion,
  type Header,
  magic,
  rootsOf,
  wordKindsOf,
} from '../lexicon/index.ts'
import { normaliserVersion } from '../note/index.ts'
import type { Automaton } from './build-automaton.ts'

const encoder = new TextEncoder()

/** Strings as one stretch of UTF-8 with the place where each begins. */
export function pool(strings: Iterable<string>, count: number): { offsets: Uint32Array; bytes: Uint8Array } {
  const offsets = new Uint32Array(count + 1)
  let bytes = new Uint8Array(1 << 16)
  let at = 0
  let i = 0
  for (const one of strings) {
    offsets[i++] = at
    if (at + one.length * 3 > bytes.length) {
      const wider = new Uint8Array(Math.max(bytes.length * 2, at + one.length * 3))
      wider.set(bytes.subarray(0, at))
      bytes = wider
    }
    at += encoder.encodeInto(one, bytes.subarray(at)).written
  }
  offsets[count] = at
  return { offsets, bytes: bytes.slice(0, at) }
}

function* recordsOf(concepts: readonly Concept[]): Generator<string> {
  for (const concept of concepts) yield JSON.stringify(concept)
}

/** Columns that follow from the others, of a lexicon that is not in a file. */
export function notWorkedOut(): Pick<Columns, 'wordKinds' | 'edgeFilter' | 'roots'> {
  return { wordKinds: new Uint16Array(), edgeFilter: new Uint32Array(), roots: new Int32Array() }
}

/** Concepts and automaton as the columns of the format. */
export function columnsOf(concepts: readonly Concept[], automaton: Automaton): Columns {
  const words = pool(automaton.words, automaton.words.length)
  const forms = pool(automaton.forms, automaton.forms.length)
  const records = pool(recordsOf(concepts), concepts.length)
  return {
    vocabulary: automaton.vocabulary as Int32Array<ArrayBuffer>,
    wordOffsets: words.offsets as Uint32Array<ArrayBuffer>,
    wordPool: words.bytes as Uint8Array<ArrayBuffer>,
    rootNext: automaton.rootNext as Int32Array<ArrayBuffer>,
    rootAccept: automaton.rootAccept as Int32Array<ArrayBuffer>,
    edges: automaton.edges as Int32Array<ArrayBuffer>,
    entryStart: automaton.entryStart as Uint32Array<ArrayBuffer>,
    entryKinds: automaton.entryKinds as Uint16Array<ArrayBuffer>,
    ...notWorkedOut(),
    senseConcept: automaton.senseConcept as Uint32Array<ArrayBuffer>,
    senseFlags: automaton.senseFlags as Uint8Array<ArrayBuffer>,
    senseForm: automaton.senseForm as Uint32Array<ArrayBuffer>,
    formOffsets: forms.offsets as Uint32Array<ArrayBuffer>,
    formPool: forms.bytes as Uint8Array<ArrayBuffer>,
    conceptKind: Uint8Array.from(concepts, (concept) => conceptKinds.indexOf(concept.kind)),
    conceptOffsets: records.offsets as Uint32Array<ArrayBuffer>,
    conceptPool: records.bytes as Uint8Array<ArrayBuffer>,
  }
}

const aligned = (size: number): number => (size + 7) & ~7

/** The bytes of a lexicon: magic, version, header length, header JSON, then the columns, each at a multiple of 8. */
export function writeLexicon(
  { language, digest, counts }: Pick<Header, 'language' | 'digest' | 'counts'>,
  given: Columns,
): Uint8Array {
  const edgeFilter = filterLength(given.edges) === 0 ? new Uint32Array() : edgeFilterOf(given.edges)
  const data = { ...given, wordKinds: wordKindsOf(given), edgeFilter, roots: rootsOf(given) }
  const names = Object.keys(columns) as (keyof Columns)[]
  const places: Record<string, { offset: number; length: number }> = {}
  for (const name of names) places[name] = { offset: 0, length: data[name].length }
  const headerOf = (): Uint8Array =>
    encoder.encode(JSON.stringify({ language, normaliserVersion, digest, counts, columns: places } satisfies Header))
  // Offsets have as many digits as they have: give the header room for ten each, and pad it with blanks.
  const headerSize = aligned(12 + headerOf().length + 10 * names.length) - 12
  let at = headerSize + 12
  for (const name of names) {
    places[name] = { offset: at, length: places[name]!.length }
    at = aligned(at + data[name].byteLength)
  }
  const file = new Uint8Array(at)
  const view = new DataView(file.buffer)
  view.setUint32(0, magic, true)
  view.setUint32(4, formatVersion, true)
  view.setUint32(8, headerSize, true)
  file.fill(32, 12, 12 + headerSize)
  file.set(headerOf(), 12)
  for (const name of names) {
    const column = data[name]
    file.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), places[name]!.offset)
  }
  return file
}
