/** HL7 v2 messages cut out of a stream: MLLP frames, batch files, or one after the other. */
import { chunksOf, concat } from './bytes.ts'
import type { Input } from './reader.ts'

/** The bytes of one message, from MSH on; null when it was longer than the limit or is none at all. */
export interface MessageBytes {
  readonly bytes: Uint8Array | null
  readonly why?: 'readers/too-large' | 'readers/bad-message'
  readonly at: number
}

const lineFeed = 10
const verticalTab = 11 // MLLP: a message begins
const carriageReturn = 13
const fileSeparator = 28 // MLLP: a message has ended

function endsLine(code: number): boolean {
  return code === carriageReturn || code === lineFeed || code === verticalTab || code === fileSeparator
}

// Headers and trailers of files and batches: they end a message and hold none.
const envelopes = new Set(['FHS', 'BHS', 'BTS', 'FTS'])

/** The three letters that a line begins with, if a delimiter follows them; '' when it is no segment. */
export function segmentName(line: Uint8Array): string {
  const [a = 0, b = 0, c = 0, next = carriageReturn] = line
  const isCapital = (code: number): boolean => code >= 65 && code <= 90
  const isName = (code: number): boolean => isCapital(code) || (code >= 48 && code <= 57)
  if (!isCapital(a) || !isName(b) || !isName(c)) return ''
  if (isName(next) || next === 32 || (next >= 97 && next <= 122)) return ''
  return String.fromCharCode(a, b, c)
}

/** The messages of an input, in memory no larger than `limit` and a chunk. */
export async function* messagesOf(input: Input, limit: number): AsyncGenerator<MessageBytes> {
  let message: Uint8Array[] = []
  let size = 0
  let begun = -1 // where the message began; -1 outside of one
  let stray = -1 // where bytes began that belong to no message

  function* end(): Generator<MessageBytes> {
    if (begun >= 0) {
      yield size > limit ? { bytes: null, why: 'readers/too-large', at: begun } : { bytes: concat(message), at: begun }
    } else if (stray >= 0) yield { bytes: null, why: 'readers/bad-message', at: stray }
    message = []
    size = 0
    begun = -1
    stray = -1
  }

  let line: Uint8Array[] = []
  let lineSize = 0
  let lineAt = 0
  let at = 0

  function* endLine(): Generator<MessageBytes> {
    const whole = lineSize > limit ? null : concat(line)
    const skip = lineAt === 0 && whole?.[0] === 0xef && whole[1] === 0xbb && whole[2] === 0xbf ? 3 : 0
    const bytes = skip > 0 ? whole!.subarray(skip) : whole
    const name = bytes === null ? '' : segmentName(bytes)
    if (name === 'MSH' || envelopes.has(name)) {
      yield* end()
      if (name === 'MSH') begun = lineAt + skip
    }
    if (begun >= 0) {
      size += lineSize - skip
      if (size > limit || bytes === null) message = []
      else message.push(bytes)
    } else if (stray < 0 && !envelopes.has(name) && (bytes === null || bytes.some((code) => code > 32))) stray = lineAt
    line = []
    lineSize = 0
  }

  for await (const chunk of chunksOf(input)) {
    let from = 0
    for (let i = 0; i < chunk.length; i++) {
      if (!endsLine(chunk[i]!)) continue
      line.push(chunk.slice(from, i + 1))
      lineSize += i + 1 - from
      yield* endLine()
      lineAt = at + i + 1
      from = i + 1
    }
    lineSize += chunk.length - from
    if (lineSize > limit) line = []
    else if (from < chunk.length) line.push(chunk.slice(from))
    at += chunk.length
  }
  if (lineSize > 0) yield* endLine()
  yield* end()
}
