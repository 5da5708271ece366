/** Cuts an input of lines into ranges: each begins a line and ends one, and its lines are counted. */
import { startDigest } from './digest.ts'

/** A range of an input, with its records. */
export interface Range {
  readonly start: number
  readonly end: number
  readonly recordsBefore: number
  readonly records: number
  readonly digest: string
}

const lineFeed = 10

/** Takes the bytes of an input as they come, and gives the ranges that are complete. */
export interface LineCutter {
  push(chunk: Uint8Array): readonly Range[]
  /** The rest; null when there is none. */
  end(): Range | null
}

/**
 * Cuts bytes into ranges of `size` bytes or a line more. A blank line is no record but has a number, as the reader of
 * lines has it: `recordsBefore` counts all lines, `records` those that hold something.
 */
export function createLineCutter(size: number): LineCutter {
  let start = 0
  let at = 0 // of the chunk
  let lines = 0
  let linesBefore = 0
  let records = 0
  let isBlank = true // the line so far
  let digest = startDigest()
  const cut = (end: number): Range => {
    const range = { start, end, recordsBefore: linesBefore, records, digest: digest.end() }
    start = end
    linesBefore = lines
    records = 0
    digest = startDigest()
    return range
  }
  return {
    push(chunk) {
      const ranges: Range[] = []
      let from = 0 // where the line begins in the chunk
      let digested = 0
      for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, from)) {
        isBlank &&= blank(chunk, from, end)
        if (!isBlank) records++
        isBlank = true
        lines++
        from = end + 1
        if (at + from - start < size) continue
        digest.update(chunk.subarray(digested, from))
        digested = from
        ranges.push(cut(at + from))
      }
      isBlank &&= blank(chunk, from, chunk.length)
      digest.update(chunk.subarray(digested))
      at += chunk.length
      return ranges
    },
    end() {
      if (!isBlank) records++
      return at > start ? cut(at) : null
    },
  }
}

function blank(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const byte = bytes[i]!
    if (byte !== 32 && byte !== 9 && byte !== 13) return false // space, tab, carriage return
  }
  return true
}
