/** Lines of bytes: cut at line feeds, the too long ones dropped without being held. */
import { chunksOf, concat } from './bytes.ts'
import type { Input } from './reader.ts'

/** A line without its end; `bytes` is null when it was longer than the limit. */
export interface ByteLine {
  readonly bytes: Uint8Array | null
  /** From 1; blank lines count. */
  readonly number: number
  /** Where it begins in the input. */
  readonly at: number
}

/** The lines of an input, in memory no larger than `limit` and a chunk. */
export async function* byteLines(input: Input, limit: number): AsyncGenerator<ByteLine> {
  let held: Uint8Array[] = []
  let size = 0
  let number = 1
  let at = 0
  const take = (): ByteLine => {
    const line = { bytes: size > limit ? null : concat(held), number, at }
    held = []
    at += size + 1
    size = 0
    number++
    return line
  }
  const hold = (piece: Uint8Array): void => {
    size += piece.length
    if (size > limit) held = []
    else if (piece.length > 0) held.push(piece)
  }
  for await (const chunk of chunksOf(input)) {
    let from = 0
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      hold(chunk.subarray(from, end))
      yield take()
      from = end + 1
    }
    // The caller may use its chunk again.
    hold(chunk.slice(from))
  }
  if (size > 0) yield take()
}
