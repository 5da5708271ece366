/** Hot file: bytes that grow, and what is written into them without a string or an array in between. */
import { quoted } from '../write-json.ts'

/** Bytes that grow. */
export interface Sink {
  bytes: Uint8Array
  at: number
}

export function newSink(size = 1 << 16): Sink {
  return { bytes: new Uint8Array(size), at: 0 }
}

/** Makes room for `more` bytes. */
export function reserve(sink: Sink, more: number): void {
  if (sink.at + more <= sink.bytes.length) return
  const bytes = new Uint8Array(Math.max(sink.bytes.length * 2, sink.at + more))
  bytes.set(sink.bytes.subarray(0, sink.at))
  sink.bytes = bytes
}

const encoder = new TextEncoder()

/** Adds a line of text. */
export function writeLine(sink: Sink, text: string): void {
  // UTF-8 needs three bytes a UTF-16 unit at most
  reserve(sink, text.length * 3 + 1)
  sink.at += encoder.encodeInto(text, sink.bytes.subarray(sink.at)).written
  sink.bytes[sink.at++] = 10 // \n
}

// What follows needs room that was made before; it gives where it ended.

/** A whole number, in digits. */
export function writeInteger(bytes: Uint8Array, at: number, value: number): number {
  if (value < 0) {
    bytes[at++] = 45 // -
    value = -value
  }
  let digits = 1
  for (let rest = value; rest >= 10; rest = (rest / 10) | 0) digits++
  for (let i = at + digits - 1; i >= at; i--) {
    const rest = (value / 10) | 0
    bytes[i] = 48 + value - rest * 10 // 0
    value = rest
  }
  return at + digits
}

/** A text of ASCII without anything to escape. */
export function writeAscii(bytes: Uint8Array, at: number, text: string): number {
  for (let i = 0; i < text.length; i++) bytes[at + i] = text.charCodeAt(i)
  return at + text.length
}

/** A text as a JSON string: `tidy` is what FHIR makes of it first. Most need neither that nor an escape. */
export function writeQuoted(bytes: Uint8Array, at: number, text: string, tidy: (text: string) => string): number {
  const size = text.length
  bytes[at] = 34 // "
  let before = 32
  for (let i = 0; i < size; i++) {
    const code = text.charCodeAt(i)
    // two spaces become one, and none stands at an end
    if (code < 32 || code > 126 || code === 34 || code === 92 || (code === 32 && before === 32))
      return writeWhole(bytes, at, text, tidy)
    bytes[at + 1 + i] = code
    before = code
  }
  if (before === 32 && size > 0) return writeWhole(bytes, at, text, tidy)
  bytes[at + 1 + size] = 34
  return at + size + 2
}

function writeWhole(bytes: Uint8Array, at: number, text: string, tidy: (text: string) => string): number {
  return at + encoder.encodeInto(quoted(tidy(text)), bytes.subarray(at)).written
}
