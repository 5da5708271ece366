/** Writes the compiled columns as one file, by the layout of lexicon/format.ts. */
import { type Concept, columns, conceptKinds, formatVersion, type Header, magic } from '../lexicon/index.ts'
import { normaliserVersion } from '../note/index.ts'
import type { Automaton } from './build-automaton.ts'

interface Parts {
  readonly language: string
  readonly digest: string
  readonly counts: Readonly<Record<string, number>>
  readonly concepts: readonly Concept[]
  readonly automaton: Automaton
}

const encoder = new TextEncoder()

function pool(strings: readonly string[]): { offsets: Uint32Array; bytes: Uint8Array } {
  const encoded = strings.map((one) => encoder.encode(one))
  const offsets = new Uint32Array(strings.length + 1)
  let at = 0
  encoded.forEach((bytes, i) => {
    offsets[i] = at
    at += bytes.length
  })
  offsets[strings.length] = at
  const bytes = new Uint8Array(at)
  encoded.forEach((one, i) => bytes.set(one, offsets[i]))
  return { offsets, bytes }
}

const aligned = (size: number): number => (size + 7) & ~7

/** The bytes of a lexicon: magic, version, header length, header JSON, then the columns, each at a multiple of 8. */
export function writeLexicon({ language, digest, counts, concepts, automaton }: Parts): Uint8Array {
  const words = pool(automaton.words)
  const forms = pool(automaton.forms)
  const records = pool(concepts.map((concept) => JSON.stringify(concept)))
  const data: Record<keyof typeof columns, Int32Array | Uint32Array | Uint16Array | Uint8Array> = {
    vocabulary: automaton.vocabulary,
    wordOffsets: words.offsets,
    wordPool: words.bytes,
    rootNext: automaton.rootNext,
    rootAccept: automaton.rootAccept,
    edges: automaton.edges,
    entryStart: automaton.entryStart,
    entryKinds: automaton.entryKinds,
    senseConcept: automaton.senseConcept,
    senseFlags: automaton.senseFlags,
    senseForm: automaton.senseForm,
    formOffsets: forms.offsets,
    formPool: forms.bytes,
    conceptKind: Uint8Array.from(concepts, (concept) => conceptKinds.indexOf(concept.kind)),
    conceptOffsets: records.offsets,
    conceptPool: records.bytes,
  }
  const places: Record<string, { offset: number; length: number }> = {}
  for (const name of Object.keys(columns))
    places[name] = { offset: 0, length: data[name as keyof typeof columns].length }
  const headerOf = (): Uint8Array =>
    encoder.encode(JSON.stringify({ language, normaliserVersion, digest, counts, columns: places } satisfies Header))
  // Offsets have as many digits as they have: give the header room for ten each, and pad it with blanks.
  const headerSize = aligned(12 + headerOf().length + 10 * Object.keys(columns).length) - 12
  let at = headerSize + 12
  for (const name of Object.keys(columns)) {
    places[name] = { offset: at, length: places[name]!.length }
    at = aligned(at + data[name as keyof typeof columns].byteLength)
  }
  const file = new Uint8Array(at)
  const view = new DataView(file.buffer)
  view.setUint32(0, magic, true)
  view.setUint32(4, formatVersion, true)
  view.setUint32(8, headerSize, true)
  file.fill(32, 12, 12 + headerSize)
  file.set(headerOf(), 12)
  for (const name of Object.keys(columns)) {
    const column = data[name as keyof typeof columns]
    file.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), places[name]!.offset)
  }
  return file
}
