/** The bytes of a compiled file: its header, and its columns as views. What is no lexicon is refused. */
import { LexiconError } from '../errors.ts'
import { normaliserVersion } from '../note/index.ts'
import { type Columns, columns, formatVersion, type Header, magic } from './format.ts'

/**
 * The header of a file in memory-ready form.
 *
 * @throws LexiconError when the bytes are no lexicon, or one of another format or normaliser version.
 */
export function readHeader(bytes: Uint8Array): Header {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.byteLength < 12 || view.getUint32(0, true) !== magic) throw notALexicon()
  if (view.getUint32(4, true) !== formatVersion) throw otherVersion()
  const header = parse(bytes.subarray(12, 12 + view.getUint32(8, true)))
  if (header.normaliserVersion !== normaliserVersion)
    throw new LexiconError(
      'lexicon/format-version',
      'This lexicon was built with other word rules: build it again with `tincture lexicon build`.',
    )
  return header
}

/**
 * The columns, without copying them. The bytes begin at a multiple of 8.
 *
 * @throws LexiconError when one is missing, reaches into the next, or past the end.
 */
export function viewsOf(bytes: Uint8Array, header: Header): Columns {
  const views: Record<string, unknown> = {}
  let end = 0
  for (const [name, type] of Object.entries(columns)) {
    const { offset = -1, length = -1 } = header.columns?.[name] ?? {}
    const size = type.BYTES_PER_ELEMENT
    if (!isSize(offset) || !isSize(length) || offset % size !== 0 || offset < end) throw damaged()
    end = offset + length * size
    if (end > bytes.byteLength) throw damaged()
    views[name] = new type(bytes.buffer as ArrayBuffer, bytes.byteOffset + offset, length)
  }
  return views as Columns
}

function isSize(given: unknown): given is number {
  return Number.isSafeInteger(given) && (given as number) >= 0
}

function parse(bytes: Uint8Array): Header {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as Header
  } catch {
    throw damaged()
  }
}

export function notALexicon(): LexiconError {
  return new LexiconError('lexicon/not-a-lexicon', 'This is no lexicon: build one with `tincture lexicon build`.')
}

export function otherVersion(): LexiconError {
  return new LexiconError(
    'lexicon/format-version',
    'This lexicon has another format version: build it again with `tincture lexicon build`.',
  )
}

export function damaged(): LexiconError {
  return new LexiconError(
    'lexicon/not-a-lexicon',
    'This lexicon is incomplete: build it again with `tincture lexicon build`.',
  )
}
