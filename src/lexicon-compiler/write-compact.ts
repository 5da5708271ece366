/** Writes the compact form of a compiled lexicon, by the streams of lexicon/compact.ts. */
import { BugError } from '../errors.ts'
import {
  type Columns,
  compactMagic,
  compactVersion,
  expandLexicon,
  readLexicon,
  type StreamName,
  streamNames,
} from '../lexicon/index.ts'

/**
 * The compact form of what `compileTables` gave; `readLexicon` reads both alike, and it is about a third of the size
 * when compressed.
 *
 * @throws BugError when it would not expand to the very bytes: those of lexicons that were merged don't.
 */
export function writeCompact(file: Uint8Array): Uint8Array {
  const { header, columns } = readLexicon(file)
  const firstColumn = Math.min(...Object.values(header.columns).map(({ offset }) => offset))
  const streams: Record<StreamName, Uint8Array> = {
    head: file.subarray(0, firstColumn),
    words: strings(columns.wordOffsets, columns.wordPool),
    forms: strings(columns.formOffsets, columns.formPool),
    ...trieOf(columns),
    ...sensesOf(columns),
    senseFlags: columns.senseFlags,
    conceptKinds: columns.conceptKind,
    concepts: records(columns.conceptOffsets, columns.conceptPool),
  }
  const bytes = new Uint8Array(streamNames.reduce((size, name) => size + 4 + streams[name].length, 12))
  const view = new DataView(bytes.buffer)
  view.setUint32(0, compactMagic, true)
  view.setUint32(4, compactVersion, true)
  view.setUint32(8, file.length, true)
  let at = 12
  for (const name of streamNames) {
    view.setUint32(at, streams[name].length, true)
    bytes.set(streams[name], at + 4)
    at += 4 + streams[name].length
  }
  const again = expandLexicon(bytes)
  if (again.length !== file.length || again.some((byte, i) => byte !== file[i]))
    throw new BugError('bug/impossible', 'The compact form of a lexicon does not expand to the lexicon.')
  return bytes
}

/** Strings by what each shares with the one before, with a zero after each. */
function strings(offsets: Uint32Array, pool: Uint8Array): Uint8Array {
  const out: number[] = []
  let before = 0
  for (let i = 0; i < offsets.length - 1; i++) {
    const start = offsets[i]!
    const end = offsets[i + 1]!
    let shared = 0
    while (
      shared < 255 &&
      before + shared < start &&
      start + shared < end &&
      pool[before + shared] === pool[start + shared]
    )
      shared++
    out.push(shared, ...pool.subarray(start + shared, end), 0)
    before = start
  }
  return Uint8Array.from(out)
}

function records(offsets: Uint32Array, pool: Uint8Array): Uint8Array {
  const out = new Uint8Array(pool.length + offsets.length - 1)
  for (let i = 0; i < offsets.length - 1; i++) out.set(pool.subarray(offsets[i]!, offsets[i + 1]!), offsets[i]! + i)
  return out
}

/** Numbers of seven bits a byte. */
function numbers(): { put(number: number): void; bytes(): Uint8Array } {
  const out: number[] = []
  return {
    put(number) {
      for (; number > 127; number >>>= 7) out.push((number & 127) | 128)
      out.push(number)
    },
    bytes: () => Uint8Array.from(out),
  }
}

function sensesOf(columns: Columns): Record<'senseCounts' | 'senseConcepts' | 'senseForms', Uint8Array> {
  const [counts, concepts, forms] = [numbers(), numbers(), numbers()]
  const { entryStart, senseConcept, senseForm } = columns
  for (let entry = 1; entry < entryStart.length - 1; entry++) counts.put(entryStart[entry + 1]! - entryStart[entry]!)
  senseConcept.forEach((concept, sense) => {
    const step = concept - (senseConcept[sense - 1] ?? 0)
    concepts.put(step < 0 ? (-step << 1) | 1 : step << 1)
    forms.put(senseForm[sense]!)
  })
  return { senseCounts: counts.bytes(), senseConcepts: concepts.bytes(), senseForms: forms.bytes() }
}

interface Child {
  readonly word: number
  readonly next: number
  readonly accept: number
}

/** The trie breadth first, children in the order of their words, as the compiler numbered it. */
function trieOf({
  rootNext,
  rootAccept,
  edges,
}: Columns): Record<'childCounts' | 'childMarks' | 'firstChildren' | 'nextChildren', Uint8Array> {
  const childrenOf: Child[][] = [[]]
  const add = (state: number, word: number, next: number, accept: number): void => {
    if (next !== 0 || accept !== 0) (childrenOf[state] ??= []).push({ word, next, accept })
  }
  rootNext.forEach((next, word) => {
    add(0, word, next, rootAccept[word]!)
  })
  for (let at = 0; at < edges.length; at += 4) add(edges[at]!, edges[at + 1]!, edges[at + 2]!, edges[at + 3]!)
  const [counts, firsts, others] = [numbers(), numbers(), numbers()]
  const marks: number[] = []
  let child = 0
  for (const children of childrenOf) {
    counts.put(children.length)
    let word = 0
    children.sort((a, b) => a.word - b.word)
    for (const [i, one] of children.entries()) {
      ;(i === 0 ? firsts : others).put(one.word - word)
      word = one.word
      marks[child >> 2] = (marks[child >> 2] ?? 0) | (((one.next ? 1 : 0) | (one.accept ? 2 : 0)) << ((child & 3) * 2))
      child++
    }
  }
  return {
    childCounts: counts.bytes(),
    childMarks: Uint8Array.from(marks),
    firstChildren: firsts.bytes(),
    nextChildren: others.bytes(),
  }
}
