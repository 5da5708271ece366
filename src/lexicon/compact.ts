/** The compact form of a lexicon, for the network: tables that follow from the rest are left out, and made again when it is read. */
import { edgeFilterOf, filterLength } from './edge-filter.ts'
import { damaged, otherVersion, readHeader, viewsOf } from './file.ts'
import type { Columns } from './format.ts'
import { capacityFor, edgeCapacityFor, fillVocabulary, insertEdge } from './hash-tables.ts'
import { rootsOf } from './roots.ts'
import { wordKindsOf } from './word-kinds.ts'

/** "TNCC", the first four bytes; the version and the size of the memory-ready file follow, then the streams. */
export const compactMagic = 0x43434e54
/** Raised whenever the streams change. */
export const compactVersion = 1

/**
 * The streams, in file order, each after its length in bytes. Numbers are of seven bits a byte, the lowest first, and
 * 128 on top where more follow.
 *
 * - `head`: the memory-ready file up to its first column
 * - `words`, `forms`: by string: how many bytes it shares with the one before, the rest of it, a zero
 * - `childCounts`: by state of the trie, breadth first, the root before all: how many words lead on from it
 * - `childMarks`: two bits a child: does it lead on, is it a term
 * - `firstChildren`, `nextChildren`: the words of children: a state's first, and of the others how much higher each is
 * - `senseCounts`: by entry; `senseConcepts`: how much higher than the one before, the sign as the lowest bit
 * - `senseForms`, `senseFlags`, `conceptKinds`: as the columns
 * - `concepts`: the JSON of each, a zero after it
 */
export const streamNames = [
  'head',
  'words',
  'forms',
  'childCounts',
  'childMarks',
  'firstChildren',
  'nextChildren',
  'senseCounts',
  'senseConcepts',
  'senseForms',
  'senseFlags',
  'conceptKinds',
  'concepts',
] as const

export type StreamName = (typeof streamNames)[number]

// A damaged file may say anything of its size: ours is under three times as large.
const mostGrowth = 100

/** Do these bytes begin as a compact lexicon does? */
export function isCompact(bytes: Uint8Array): boolean {
  return bytes.byteLength >= 12 && viewOf(bytes).getUint32(0, true) === compactMagic
}

/**
 * The memory-ready file of which these bytes are the compact form, byte by byte.
 *
 * @throws LexiconError when they are of another version, or not whole.
 */
export function expandLexicon(bytes: Uint8Array): Uint8Array {
  if (viewOf(bytes).getUint32(4, true) !== compactVersion) throw otherVersion()
  const size = viewOf(bytes).getUint32(8, true)
  if (size > bytes.byteLength * mostGrowth) throw damaged()
  const streams = streamsOf(bytes)
  const file = new Uint8Array(size)
  if (streams.head.length > size) throw damaged()
  file.set(streams.head)
  const header = readHeader(file)
  const columns = viewsOf(file, header)
  if (Object.values(header.columns).some(({ offset }) => offset < streams.head.length)) throw damaged()
  const words = readStrings(streams.words, columns.wordOffsets, columns.wordPool)
  if (columns.vocabulary.length !== capacityFor(words.length) * 4) throw damaged()
  fillVocabulary(columns.vocabulary, words)
  readStrings(streams.forms, columns.formOffsets, columns.formPool)
  copy(streams.senseFlags, columns.senseFlags)
  copy(streams.conceptKinds, columns.conceptKind)
  readSenses(streams, columns)
  readTrie(streams, columns)
  workOut(columns)
  readRecords(streams.concepts, columns.conceptOffsets, columns.conceptPool)
  return file
}

function workOut({ wordKinds, edgeFilter, roots, ...columns }: Columns): void {
  const words = columns.rootNext.length
  if (wordKinds.length !== words || roots.length !== words * 4) throw damaged()
  if (edgeFilter.length !== filterLength(columns.edges)) throw damaged()
  wordKinds.set(wordKindsOf(columns))
  roots.set(rootsOf(columns))
  if (edgeFilter.length > 0) edgeFilter.set(edgeFilterOf(columns.edges))
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

type Streams = Readonly<Record<StreamName, Uint8Array>>

function streamsOf(bytes: Uint8Array): Streams {
  const view = viewOf(bytes)
  const streams: Partial<Record<StreamName, Uint8Array>> = {}
  let at = 12
  for (const name of streamNames) {
    if (at + 4 > bytes.byteLength) throw damaged()
    const length = view.getUint32(at, true)
    at += 4
    if (at + length > bytes.byteLength) throw damaged()
    streams[name] = bytes.subarray(at, at + length)
    at += length
  }
  if (at !== bytes.byteLength) throw damaged()
  return streams as Streams
}

/** Reads a stream's numbers, one after the other. */
function numbersOf(stream: Uint8Array): { next(): number; end(): void } {
  let at = 0
  return {
    next() {
      let number = 0
      for (let shift = 0; shift < 35; shift += 7) {
        if (at === stream.length) throw damaged()
        const byte = stream[at++]!
        number |= (byte & 127) << shift
        if (byte < 128) return number >>> 0
      }
      throw damaged()
    },
    end() {
      if (at !== stream.length) throw damaged()
    },
  }
}

function copy(stream: Uint8Array, column: Uint8Array): void {
  if (stream.length !== column.length) throw damaged()
  column.set(stream)
}

/** Strings into their pool, and as strings. */
function readStrings(stream: Uint8Array, offsets: Uint32Array, pool: Uint8Array): string[] {
  const decoder = new TextDecoder()
  const strings: string[] = []
  let at = 0
  let end = 0
  let before = 0
  for (let i = 0; i < offsets.length - 1; i++) {
    const start = end
    const shared = stream[at++]!
    const stop = stream.indexOf(0, at)
    if (stop < 0 || before + shared > start || start + shared + stop - at > pool.length) throw damaged()
    pool.copyWithin(start, before, before + shared)
    pool.set(stream.subarray(at, stop), start + shared)
    end = start + shared + stop - at
    offsets[i + 1] = end
    strings.push(decoder.decode(pool.subarray(start, end)))
    before = start
    at = stop + 1
  }
  if (at !== stream.length || end !== pool.length) throw damaged()
  return strings
}

function readRecords(stream: Uint8Array, offsets: Uint32Array, pool: Uint8Array): void {
  if (stream.length !== pool.length + offsets.length - 1) throw damaged()
  let at = 0
  for (let i = 0; i < offsets.length - 1; i++) {
    const stop = stream.indexOf(0, at)
    if (stop < 0 || stop - i > pool.length) throw damaged()
    pool.set(stream.subarray(at, stop), at - i)
    at = stop + 1
    offsets[i + 1] = at - i - 1
  }
}

/** Entries, their senses and the kinds of these. */
function readSenses(streams: Streams, columns: Columns): void {
  const { entryStart, entryKinds, senseConcept, senseForm, conceptKind } = columns
  const counts = numbersOf(streams.senseCounts)
  const concepts = numbersOf(streams.senseConcepts)
  const forms = numbersOf(streams.senseForms)
  if (entryStart.length !== entryKinds.length + 1 || senseForm.length !== senseConcept.length) throw damaged()
  let sense = 0
  let concept = 0
  for (let entry = 1; entry < entryKinds.length; entry++) {
    const stop = sense + counts.next()
    if (stop > senseConcept.length) throw damaged()
    for (; sense < stop; sense++) {
      const step = concepts.next()
      concept += step & 1 ? -(step >>> 1) : step >>> 1
      if (concept < 0 || concept >= conceptKind.length) throw damaged()
      senseConcept[sense] = concept
      senseForm[sense] = forms.next()
      if (senseForm[sense]! >= columns.formOffsets.length - 1) throw damaged()
      entryKinds[entry]! |= 1 << conceptKind[concept]!
    }
    entryStart[entry + 1] = sense
  }
  if (sense !== senseConcept.length) throw damaged()
  for (const numbers of [counts, concepts, forms]) numbers.end()
}

/** States and entries are numbered in the order in which they are met, as the compiler did. */
function readTrie(streams: Streams, columns: Columns): void {
  const { rootNext, rootAccept, edges, entryKinds } = columns
  const counts = numbersOf(streams.childCounts)
  const firsts = numbersOf(streams.firstChildren)
  const others = numbersOf(streams.nextChildren)
  const marks = streams.childMarks
  const words = columns.wordOffsets.length - 1
  if (rootNext.length !== words || rootAccept.length !== words) throw damaged()
  const mask = (edges.length >> 2) - 1
  if (edges.length !== capacityFor(edges.length >> 3) * 4) throw damaged() // no power of two: a search might not end
  let states = 1
  let entries = 1
  let child = 0
  let rootChildren = 0
  for (let state = 0; state < states; state++) {
    const count = counts.next()
    if (child + count > marks.length * 4) throw damaged()
    if (state === 0) rootChildren = count // they have columns of their own
    let word = 0
    for (let i = 0; i < count; i++, child++) {
      word += i === 0 ? firsts.next() : others.next()
      const mark = (marks[child >> 2]! >> ((child & 3) * 2)) & 3
      if (word >= words || mark === 0 || child - rootChildren > mask) throw damaged() // full, or no such child
      const next = mark & 1 ? states++ : 0
      const accept = mark & 2 ? entries++ : 0
      if (state > 0) insertEdge(edges, mask, state, word, next, accept)
      else {
        rootNext[word] = next
        rootAccept[word] = accept
      }
    }
  }
  if (entries !== entryKinds.length || edges.length !== edgeCapacityFor(child - rootChildren) * 4) throw damaged()
  if (marks.length !== (child + 3) >> 2) throw damaged()
  for (const numbers of [counts, firsts, others]) numbers.end()
}
