/** Reading in tests: bytes of a text, all reads of an input, and the words that a map leads back to. */
import {
  type Input,
  type Read,
  type ReadNote,
  type ReadNotesOptions,
  readNotes,
  toSource,
} from '../../src/readers/index.ts'

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
/** One byte a character, for what is no UTF-8. */
export const raw = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0))

export async function all(reads: AsyncIterable<Read>): Promise<Read[]> {
  const found: Read[] = []
  for await (const read of reads) found.push(read)
  return found
}

export const readAll = (input: Input | string, path = 'input', options: ReadNotesOptions = {}): Promise<Read[]> =>
  all(readNotes(typeof input === 'string' ? bytes(input) : input, path, options))

/** The only read, which must be a note. */
export async function readOne(input: Input | string, path?: string, options?: ReadNotesOptions): Promise<ReadNote> {
  const [read, ...rest] = await readAll(input, path, options)
  if (!read || 'rejected' in read || rest.length > 0)
    throw new Error(`one note was expected: ${JSON.stringify([read, ...rest])}`)
  return read
}

/** The codes of what was rejected, and the ids of the notes, in order. */
export const outcome = async (input: Input | string, path?: string, options?: ReadNotesOptions): Promise<string[]> =>
  (await readAll(input, path, options)).map((read) => ('rejected' in read ? read.rejected.code : read.note.id))

/** What the map says that some words of the text were in the source. */
export function sourceOf({ note, map }: ReadNote, words: string, source: string): string | null {
  const start = note.text.indexOf(words)
  if (start < 0) throw new Error(`not in the text: ${words}`)
  const span = toSource(map, { start, end: start + words.length })
  return span && source.slice(span.start, span.end)
}

/** An input that comes in chunks of a size. */
export async function* chunked(input: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < input.length; at += size) yield input.slice(at, at + size)
}

/** A head, and then the same chunk as often as it is asked for; counts how often that was. */
export function endless(
  head: string,
  chunk: string,
  times: number,
): { input: AsyncGenerator<Uint8Array>; taken(): number } {
  let taken = 0
  async function* input(): AsyncGenerator<Uint8Array> {
    yield bytes(head)
    const same = bytes(chunk)
    for (; taken < times; taken++) yield same
  }
  return { input: input(), taken: () => taken }
}
