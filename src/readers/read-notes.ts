/** Reading notes from anything: the format is recognised by its first bytes, or said. */
import { ConfigError } from '../errors.ts'
import { withHead } from './bytes.ts'
import { csvReader } from './csv.ts'
import { fhirReader } from './fhir.ts'
import { hl7v2Reader } from './hl7v2.ts'
import { ndjsonReader } from './ndjson.ts'
import { type Input, limitsOf, ofBearableLength, type Read, type Reader, type ReadOptions } from './reader.ts'
import { ccdaReader, htmlReader, rtfReader, textReader } from './whole.ts'

/** Our readers, in the order in which they look at an input; the last one takes anything. */
export const builtinReaders: readonly Reader[] = [
  hl7v2Reader,
  rtfReader,
  htmlReader,
  ccdaReader,
  ndjsonReader,
  fhirReader,
  csvReader,
  textReader,
]

export interface ReadNotesOptions extends ReadOptions {
  /** The name of the reader, where it is not to be found in the bytes. */
  readonly format?: string
  /** Readers of one's own, asked before ours. */
  readonly readers?: readonly Reader[]
}

/** Bytes that `recognise` wants to see. */
export const headBytes = 65_536

/** The reader for an input that begins with `head`: "MSH|^~\\&|" is HL7 v2, "{\\rtf1" RTF, a letter plain text. */
export function recognise(head: Uint8Array, path: string, readers: readonly Reader[] = []): Reader {
  for (const reader of [...readers, ...builtinReaders]) if (reader.recognises(head, path)) return reader
  return textReader
}

/** The reader of that name. Throws a ConfigError when there is none. */
export function readerNamed(name: string, readers: readonly Reader[] = []): Reader {
  const all = [...readers, ...builtinReaders]
  const found = all.find((reader) => reader.name === name)
  if (found) return found
  const names = all.map((reader) => reader.name).join(', ')
  throw new ConfigError('config/bad-option', `There is no reader called "${name}"; there are ${names}.`)
}

/**
 * Reads the notes of one input, whatever its format:
 * `for await (const read of readNotes(bytes, 'export.xml')) if ('note' in read) extract(read.note)`.
 * A record that can't be read is a rejection among the notes; only a wrong option throws.
 */
export async function* readNotes(bytes: Input, path: string, options: ReadNotesOptions = {}): AsyncGenerator<Read> {
  const limits = limitsOf(options)
  let reader: Reader
  let input = bytes
  if (options.format !== undefined) reader = readerNamed(options.format, options.readers)
  else {
    const { head, all } = await withHead(bytes, headBytes)
    reader = recognise(head, path, options.readers)
    input = all
  }
  for await (const read of reader.read(input, path, options)) yield ofBearableLength(read, limits)
}
