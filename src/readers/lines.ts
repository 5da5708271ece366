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

const nothing = new Uint8Array(0)

/** The lines of an input, or of a part with `linesBefore` before it; those that end in a chunk together; in memory no larger than `limit` and a chunk. */
export async function* byteLines(input: Input, limit: number, linesBefore = 0): AsyncGenerator<readonly ByteLine[]> {
  let held: Uint8Array[] = [] // of a line that began in an earlier chunk; empty once it is over the limit
  let size = 0
  let number = linesBefore + 1
  let at = 0
  const hold = (piece: Uint8Array): void => {
    size += piece.length
    if (size > limit) held = []
    else if (piece.length > 0) held.push(piece)
  }
  const take = (last: Uint8Array): ByteLine => {
    let bytes: Uint8Array | null = last
    if (size > 0) {
      hold(last)
      bytes = size > limit ? null : concat(held)
      held = []
    } else {
      size = last.length
      if (size > limit) bytes = null
    }
    const line = { bytes, number, at }
    at += size + 1
    size = 0
    number++
    return line
  }
  for await (const chunk of chunksOf(input)) {
    const lines: ByteLine[] = []
    let from = 0
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      lines.push(take(end === from ? nothing : chunk.subarray(from, end)))
      from = end + 1
    }
    // The caller may use its chunk again.
    if (from < chunk.length) hold(chunk.slice(from))
    if (lines.length > 0) yield lines
  }
  if (size > 0) yield [take(nothing)]
}
