/** Bytes: taken in whole up to a limit, or chunk by chunk. */
import type { Input } from './reader.ts'
import { Refused } from './refused.ts'

// What is held already comes in pieces too, so that nobody makes rows or lines of all of it at once.
const pieceBytes = 1 << 20

/** The chunks of an input, empty ones left out. */
export async function* chunksOf(input: Input): AsyncGenerator<Uint8Array> {
  if (input instanceof Uint8Array) {
    for (let at = 0; at < input.length; at += pieceBytes) yield input.subarray(at, at + pieceBytes)
    return
  }
  for await (const chunk of input) if (chunk.length > 0) yield chunk
}

/** All bytes of an input; refused as soon as they are more than `limit`. */
export async function collect(input: Input, limit: number): Promise<Uint8Array> {
  if (input instanceof Uint8Array) {
    if (input.length > limit) throw new Refused('readers/too-large', limit)
    return input
  }
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of chunksOf(input)) {
    length += chunk.length
    if (length > limit) throw new Refused('readers/too-large', limit)
    chunks.push(chunk)
  }
  return concat(chunks)
}

/** The chunks as one. */
export function concat(chunks: readonly Uint8Array[]): Uint8Array {
  if (chunks.length === 1) return chunks[0]!
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0))
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}

/** Takes the first chunks off an input, for a look at them, and gives all of it back. */
export async function withHead(input: Input, size: number): Promise<{ head: Uint8Array; all: Input }> {
  if (input instanceof Uint8Array) return { head: input.subarray(0, size), all: input }
  const iterator = input[Symbol.asyncIterator]()
  const taken: Uint8Array[] = []
  let length = 0
  while (length < size) {
    const next = await iterator.next()
    if (next.done) break
    taken.push(next.value.slice())
    length += next.value.length
  }
  async function* all(): AsyncGenerator<Uint8Array> {
    try {
      yield* taken
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value
    } finally {
      await iterator.return?.()
    }
  }
  return { head: concat(taken).subarray(0, size), all: all() }
}

const ascii = new TextDecoder()

/** The bytes as characters, one for one. */
export function latin1(bytes: Uint8Array): string {
  let text = ''
  const step = 8192
  for (let i = 0; i < bytes.length; i += step) {
    const block = bytes.subarray(i, i + step)
    // The platform's decoder is far faster, and right as long as there is nothing but ASCII.
    text += block.every((byte) => byte < 0x80) ? ascii.decode(block) : String.fromCharCode(...block)
  }
  return text
}

/** The reverse of `latin1`. */
export function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i)
  return bytes
}
