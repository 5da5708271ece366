/** Hot file: bytes that grow, and what is written into them without a string or an array in between. */
import { codeAt } from '../code-at.ts'
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
  sink.at = writeText(sink.bytes, sink.at, text)
  sink.bytes[sink.at++] = 10 // \n
}

/** Adds bytes. */
export function writeBytes(sink: Sink, bytes: Uint8Array): void {
  reserve(sink, bytes.length)
  sink.at = copy(sink.bytes, sink.at, bytes)
}

// What follows needs room that was made before; it gives where it ended.

/** Copies bytes. */
export function copy(bytes: Uint8Array, at: number, from: Uint8Array): number {
  // a call costs as much as some eight bytes
  if (from.length > 8) bytes.set(from, at)
  else for (let i = 0; i < from.length; i++) bytes[at + i] = from[i]!
  return at + from.length
}

/** A text as UTF-8. */
export function writeText(bytes: Uint8Array, at: number, text: string): number {
  const { length } = text
  // a call costs as much as some hundred characters
  for (let i = 0; length < 100; i++) {
    if (i === length) return at + length
    const code = codeAt(text, i)
    if (code >= 0x80) break
    bytes[at + i] = code
  }
  return at + encoder.encodeInto(text, bytes.subarray(at)).written
}

/** A whole number of 31 bits, in digits. */
export function writeInteger(bytes: Uint8Array, at: number, value: number): number {
  if (value < 0) {
    bytes[at++] = 45 // -
    value = -value
  }
  let end = at + (value < 10 ? 1 : value < 100 ? 2 : value < 1000 ? 3 : 4)
  for (let unit = 10_000; value >= unit; unit *= 10) end++
  for (let i = end - 1; i >= at; i--) {
    const tens = (value / 10) | 0
    bytes[i] = 48 + value - tens * 10 // 0
    value = tens
  }
  return end
}

/** A number as JSON has it. */
export function writeNumber(bytes: Uint8Array, at: number, value: number): number {
  // most have three decimals at most: such a number is printed as the decimal that it is nearest to, as there is no shorter
  const thousands = Math.round(value * 1000)
  if (thousands / 1000 !== value || thousands <= -1e9 || thousands >= 1e9) return writeAscii(bytes, at, String(value))
  let rest = thousands | 0
  if (rest < 0) {
    bytes[at++] = 45 // -
    rest = -rest
  }
  const whole = (rest / 1000) | 0
  at = writeInteger(bytes, at, whole)
  rest -= whole * 1000
  if (rest === 0) return at
  bytes[at++] = 46 // .
  for (let unit = 100; rest > 0; unit = (unit / 10) | 0) {
    const digit = (rest / unit) | 0
    bytes[at++] = 48 + digit
    rest -= digit * unit
  }
  return at
}

/** A text of ASCII without anything to escape. */
export function writeAscii(bytes: Uint8Array, at: number, text: string): number {
  const { length } = text
  for (let i = 0; i < length; i++) bytes[at + i] = codeAt(text, i)
  return at + length
}

/** A text as a JSON string: `tidy` is what FHIR makes of it first. Most need neither that nor an escape. */
export function writeQuoted(bytes: Uint8Array, at: number, text: string, tidy: (text: string) => string): number {
  const size = text.length
  bytes[at] = 34 // "
  let before = 32
  for (let i = 0; i < size; i++) {
    const code = codeAt(text, i)
    // two spaces become one, and none stands at an end
    if (code < 32 || code > 126 || code === 34 || code === 92 || (code === 32 && before === 32))
      return writeText(bytes, at, quoted(tidy(text)))
    bytes[at + 1 + i] = code
    before = code
  }
  if (before === 32 && size > 0) return writeText(bytes, at, quoted(tidy(text)))
  bytes[at + 1 + size] = 34
  return at + size + 2
}
