/** The lexicon at run time: columns over one buffer, concepts decoded when first asked for. */
import { LexiconError } from '../errors.ts'
import { normaliserVersion } from '../note/index.ts'
import { type Concept, type ConceptKind, type ConceptOf, conceptKinds, uncoded, uncodedCondition } from './concept.ts'
import { type Columns, columns, formatVersion, type Header, magic } from './format.ts'
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
}

/** The bit of a kind in `entryKinds`. */
export function kindBit(kind: ConceptKind): number {
  return 1 << conceptKinds.indexOf(kind)
}

/**
 * Reads a compiled lexicon from its bytes, without copying them.
 *
 * @throws LexiconError when the bytes are no lexicon, or one of another format or normaliser version.
 */
export function readLexicon(bytes: Uint8Array): Lexicon {
  if (bytes.byteOffset % 8 !== 0) bytes = bytes.slice() // typed arrays want their alignment
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.byteLength < 12 || view.getUint32(0, true) !== magic)
    throw new LexiconError('lexicon/not-a-lexicon', 'This is no lexicon: build one with `tincture lexicon build`.')
  if (view.getUint32(4, true) !== formatVersion)
    throw new LexiconError(
      'lexicon/format-version',
      'This lexicon has another format version: build it again with `tincture lexicon build`.',
    )
  const header = readHeader(bytes.subarray(12, 12 + view.getUint32(8, true)))
  if (header.normaliserVersion !== normaliserVersion)
    throw new LexiconError(
      'lexicon/format-version',
      'This lexicon was built with other word rules: build it again with `tincture lexicon build`.',
    )
  const views: Record<string, unknown> = {}
  for (const [name, type] of Object.entries(columns)) {
    const at = header.columns[name]
    if (!at || at.offset + at.length * type.BYTES_PER_ELEMENT > bytes.byteLength) throw damaged()
    views[name] = new type(bytes.buffer as ArrayBuffer, bytes.byteOffset + at.offset, at.length)
  }
  return lexiconOf(header, views as Columns)
}

/** A lexicon over columns that are at hand: read from a file, or merged from several lexicons. */
export function lexiconOf(header: Header, cols: Columns): Lexicon {
  const decoder = new TextDecoder()
  const slice = (pool: Uint8Array, offsets: Uint32Array, i: number): string =>
    decoder.decode(pool.slice(offsets[i]!, offsets[i + 1]!))
  const conceptAt = lazyTable(
    cols.conceptKind.length,
    (id) => JSON.parse(slice(cols.conceptPool, cols.conceptOffsets, id)) as Concept,
  )
  return {
    header,
    columns: cols,
    concept: (id) => (id === uncoded ? uncodedCondition : conceptAt(id)), // an open mention has none
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

function damaged(): LexiconError {
  return new LexiconError(
    'lexicon/not-a-lexicon',
    'This lexicon is incomplete: build it again with `tincture lexicon build`.',
  )
}

function readHeader(bytes: Uint8Array): Header {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as Header
  } catch {
    throw damaged()
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
  lexicon.columns.conceptKind.forEach((k, id) => {
    if (k === number) found.push({ id, concept: lexicon.concept(id) as ConceptOf<K> })
  })
  return found
}
