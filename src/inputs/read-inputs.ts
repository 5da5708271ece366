/** Reading notes from arguments: each file opened, uncompressed, recognised and read, one note after the other. */
import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import {
  headBytes,
  type Read,
  type ReadNotesOptions,
  type Rejection,
  readerNamed,
  readNotes,
  recognise,
  withHead,
} from '../readers/index.ts'
import { type FoundFile, findFiles, sharedNames } from './find-files.ts'
import { defaultInflation, inflated } from './inflate.ts'
import { InputError, inputErrorOf } from './input-error.ts'

export interface InputOptions extends ReadNotesOptions {
  /** Bytes out per byte of gzip or zstd in. */
  readonly inflation?: number
}

/** What a reader gave, and where: words for an error, which hold no file's name that nobody typed. */
export interface InputRead {
  readonly read: Read
  /** "notes.csv:7", "notes#17", "-". */
  readonly place: string
  /** The reader that was chosen; '' when the input could not be opened. */
  readonly reader: string
}

// Chunks of a file: larger ones are faster, and this is where it levels off.
const chunkBytes = 256 * 1024

// Inputs of these hold many records, so that a place needs the record's number.
const many = new Set(['ndjson', 'csv', 'hl7v2', 'fhir'])

/**
 * Reads every note that the arguments name: files, folders, globs, and `-` for standard input:
 * `for await (const { read, place } of readInputs(['notes/', 'more.csv.gz'], process.stdin)) …`.
 * What can't be opened or read is a rejection among the notes; only a wrong option throws.
 *
 * @throws ConfigError when there is no reader of the name in `format`.
 */
export async function* readInputs(
  args: readonly string[],
  stdin: Readable,
  options: InputOptions = {},
): AsyncGenerator<InputRead> {
  if (options.format !== undefined) readerNamed(options.format, options.readers)
  const shared = sharedNames(args)
  for (const argument of args) {
    if (argument === '-') {
      yield* readOne('stdin', '-', stdin, options)
      continue
    }
    const files = findFiles(argument, shared)
    for (;;) {
      let next: IteratorResult<FoundFile>
      try {
        next = files.next()
      } catch (error) {
        yield rejected({ code: inputErrorOf(error).code, record: 0 }, argument, '')
        break
      }
      if (next.done) break
      const { path, place, id } = next.value
      const bytes = createReadStream(path, { highWaterMark: chunkBytes })
      yield* readOne(path, place, bytes, id === undefined ? options : { ...options, id })
    }
  }
}

async function* readOne(
  path: string,
  place: string,
  bytes: AsyncIterable<Uint8Array>,
  options: InputOptions,
): AsyncGenerator<InputRead> {
  // what is compressed has two endings, and the first tells the format
  const name = path.replace(/\.(?:gz|gzip|zst|zstd)$/i, '')
  let reader = ''
  let record = 0
  try {
    const { head, all } = await withHead(
      inflated(bytes, { inflation: options.inflation ?? defaultInflation }),
      headBytes,
    )
    reader = options.format ?? recognise(head, name, options.readers).name
    for await (const read of readNotes(all, name, { ...options, format: reader })) {
      record = 'note' in read ? read.origin.record : read.rejected.record
      yield 'note' in read
        ? { read, place: placeOf(place, reader, record), reader }
        : rejected(read.rejected, placeOf(place, reader, record), reader)
    }
  } catch (error) {
    const { code } = inputErrorOf(error)
    yield rejected({ code, record: record + 1 }, record > 0 ? placeOf(place, reader, record + 1) : place, reader)
  }
}

function placeOf(place: string, reader: string, record: number): string {
  return many.has(reader) && record > 0 ? `${place}:${record}` : place
}

function rejected(rejection: Rejection, place: string, reader: string): InputRead {
  return { read: { rejected: rejection }, place, reader }
}

export { InputError }
