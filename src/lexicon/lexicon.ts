/** The lexicon at run time: columns over one buffer, concepts decoded when first asked for. */
import { expandLexicon, isCompact } from './compact.ts'
import {
  type Concept,
  type ConceptKind,
  type ConceptOf,
  conceptKinds,
  uncoded,
  uncodedCondition,
  type WordConcept,
} from './concept.ts'
import { readHeader, viewsOf } from './file.ts'
import type { Columns, Header } from './format.ts'
import { lazyTable } from './lazy-table.ts'

/** One meaning of a term: a concept, and what is so about this way of writing it. */
export interface Sense {
  readonly concept: number
  readonly flags: number
  /** The only written form that counts; null when case does not matter. */
  readonly form: string | null
}

/** A compiled dictionary. Made by `readLexicon`; it never changes and may be shared. */
export interface Lexicon {
  readonly header: Header
  readonly columns: Columns
  /** The concept of that number, decoded once. */
  concept(id: number): Concept
  /** The meanings of an entry (what `findTerms` gives), in file order. */
  senses(entry: number): readonly Sense[]
  /** The rows of a small table that are concepts of kind `word`, in file order: `rows('panels')`. */
  rows(table: string): readonly WordConcept[]
}

/** The bit of a kind in `entryKinds`. */
export function kindBit(kind: ConceptKind): number {
  return 1 << conceptKinds.indexOf(kind)
}

/**
 * Reads a compiled lexicon from its bytes: the memory-ready form as it lies, without copying it, or the compact form.
 *
 * @throws LexiconError when the bytes are no lexicon, or one of another format or normaliser version.
 */
export function readLexicon(bytes: Uint8Array): Lexicon {
  if (isCompact(bytes)) bytes = expandLexicon(bytes)
  if (bytes.byteOffset % 8 !== 0) bytes = bytes.slice() // typed arrays want their alignment
  const header = readHeader(bytes)
  return lexiconOf(header, viewsOf(bytes, header))
}

/** A lexicon over columns that are at hand: read from a file, or merged from several lexicons. */
export function lexiconOf(header: Header, cols: Columns): Lexicon {
  const decoder = new TextDecoder()
  const slice = (pool: Uint8Array, offsets: Uint32Array, i: number): string =>
    decoder.decode(pool.slice(offsets[i]!, offsets[i + 1]!))
  const recordAt = recordReader(cols)
  let idsByTable: ReadonlyMap<string, readonly number[]> | undefined
  const conceptAt = lazyTable(cols.conceptKind.length, (id) => JSON.parse(recordAt(id)) as Concept)
  return {
    header,
    columns: cols,
    concept: (id) => (id === uncoded ? uncodedCondition : conceptAt(id)), // an open mention has none
    rows(table) {
      idsByTable ??= wordTables(cols, recordAt)
      return (idsByTable.get(table) ?? []).map((id) => conceptAt(id) as WordConcept)
    },
    senses: lazyTable(cols.entryStart.length, (entry) => {
      const made: Sense[] = []
      for (let s = cols.entryStart[entry]!; s < cols.entryStart[entry + 1]!; s++) {
        const form = cols.senseForm[s]!
        made.push({
          concept: cols.senseConcept[s]!,
          flags: cols.senseFlags[s]!,
          form: form === 0 ? null : slice(cols.formPool, cols.formOffsets, form),
        })
      }
      return made
    }),
  }
}

const tableMark = '"fields":{"table":"' // a word's own quotes are escaped: it stands in no other place

/** By table, its words. What a record is of is looked up in its text: most tables are never asked for, and so never parsed. */
function wordTables(
  { conceptKind }: Columns,
  recordAt: (id: number) => string,
): ReadonlyMap<string, readonly number[]> {
  const tables = new Map<string, number[]>()
  const kind = conceptKinds.indexOf('word')
  for (let id = conceptKind.indexOf(kind); id !== -1; id = conceptKind.indexOf(kind, id + 1)) {
    const record = recordAt(id)
    const at = record.indexOf(tableMark)
    const table =
      at < 0
        ? ((JSON.parse(record) as WordConcept).fields.table ?? '')
        : record.slice(at + tableMark.length, record.indexOf('"', at + tableMark.length))
    const ids = tables.get(table)
    if (ids) ids.push(id)
    else tables.set(table, [id])
  }
  return tables
}

// Records decoded at a time, where one after the other is asked for: a call of the decoder costs more than a record.
const block = 128

/** The JSON of a concept. Whoever walks over many gets them out of one long string, where all is ASCII. */
function recordReader({ conceptPool, conceptOffsets }: Columns): (id: number) => string {
  const decoder = new TextDecoder()
  const decode = (from: number, to: number): string =>
    decoder.decode(conceptPool.slice(conceptOffsets[from]!, conceptOffsets[to]!))
  let last = -2
  let from = 0
  let to = 0
  let text = ''
  return (id) => {
    if (id === last + 1 && id >= to) {
      const stop = Math.min(id + block, conceptOffsets.length - 1)
      const decoded = decode(id, stop)
      if (decoded.length === conceptOffsets[stop]! - conceptOffsets[id]!) {
        from = id
        to = stop
        text = decoded
      }
    }
    last = id
    if (id < from || id >= to) return decode(id, id + 1)
    const begin = conceptOffsets[from]!
    return text.slice(conceptOffsets[id]! - begin, conceptOffsets[id + 1]! - begin)
  }
}

/** The written word of that number, as the lexicon knows it. */
export function wordOf(lexicon: Lexicon, word: number): string {
  const { wordPool, wordOffsets } = lexicon.columns
  return new TextDecoder().decode(wordPool.slice(wordOffsets[word]!, wordOffsets[word + 1]!))
}

/** All concepts of one kind, with their numbers. */
export function conceptsOf<K extends ConceptKind>(
  lexicon: Lexicon,
  kind: K,
): readonly { readonly id: number; readonly concept: ConceptOf<K> }[] {
  const number = conceptKinds.indexOf(kind)
  const found: { id: number; concept: ConceptOf<K> }[] = []
  const kinds = lexicon.columns.conceptKind
  for (let id = kinds.indexOf(number); id !== -1; id = kinds.indexOf(number, id + 1))
    found.push({ id, concept: lexicon.concept(id) as ConceptOf<K> })
  return found
}
