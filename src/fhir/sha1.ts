/** Hot file: SHA-1 of short names, part by part, without a string or an array for a name. Ids are SHA-1 by RFC 9562, one a resource. */
import { codeAt } from './code-at.ts'
import { addBlock } from './sha1-block.ts'

// what was added, with room for the end of a hash after it; it grows with the longest name
let bytes = new Uint8Array(1024)
let view = new DataView(bytes.buffer)
let block = new Float64Array(bytes.buffer, 0, 8)
let size = 0
let begun: Started
const state = new Int32Array(5)

/** The state after whole blocks: what all names of a note begin with. */
export interface Started {
  readonly state: Int32Array
  readonly done: number
}

/** Where every hash begins (FIPS 180-4, section 5.3.1). */
export const fresh: Started = {
  state: Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0),
  done: 0,
}

/** What many names go on with, as the first block that it stands in. */
export interface Prefix {
  readonly block: Float64Array
  readonly size: number
}

/** A text of less than a block as a prefix. */
export function prefixOf(text: string): Prefix {
  const block = new Float64Array(8)
  const { written } = encoder.encodeInto(text, new Uint8Array(block.buffer))
  return { block, size: written }
}

const encoder = new TextEncoder()
const empty = prefixOf('')

/** Begins a hash from here; what the last one had and was not asked for is gone. */
export function startHash(from: Started, prefix: Prefix = empty): void {
  begun = from
  size = prefix.size
  // most names end in their first block, and the end of a hash is zeros
  for (let i = 0; i < 8; i++) block[i] = prefix.block[i]!
}

/** What the hash has so far, to begin others with. @throws RangeError where it is not at the end of a block of 64 bytes. */
export function startedHash(): Started {
  if (size % 64 !== 0) throw new RangeError('Only whole blocks can be begun with.')
  hashUpTo(size)
  return { state: state.slice(), done: begun.done + size }
}

function hashUpTo(end: number): void {
  const { state: from } = begun
  for (let i = 0; i < 5; i++) state[i] = from[i]!
  for (let at = 0; at < end; at += 64) addBlock(state, view, at)
}

/** Makes room for `more` bytes and the end of the hash. */
function reserve(more: number): void {
  if (size + more + 128 > bytes.length) grow(more)
}

function grow(more: number): void {
  const grown = new Uint8Array((size + more + 128) * 2)
  grown.set(bytes.subarray(0, size))
  bytes = grown
  view = new DataView(bytes.buffer)
  block = new Float64Array(bytes.buffer, 0, 8)
}

/** Adds bytes. */
export function addBytes(added: Uint8Array): void {
  reserve(added.length)
  bytes.set(added, size)
  size += added.length
}

/** Adds a text as UTF-8; half a character becomes U+FFFD, as everywhere. */
export function addText(text: string): void {
  const { length } = text
  reserve(length * 3)
  const into = bytes
  const start = size
  for (let i = 0; i < length; i++) {
    const code = codeAt(text, i)
    if (code >= 0x80) {
      size = start + i
      addWide(text, i)
      return
    }
    into[start + i] = code
  }
  size = start + length
}

/** The same from its character `i` on, which is no ASCII. */
function addWide(text: string, i: number): void {
  size += encoder.encodeInto(text.slice(i), bytes.subarray(size)).written
}

/** Adds a whole number in decimal digits. */
export function addNumber(value: number): void {
  if (value < 0 || value >= 0x40000000) {
    addText(String(value))
    return
  }
  reserve(10)
  const start = size
  let end = start + (value < 10 ? 1 : value < 100 ? 2 : value < 1000 ? 3 : 4)
  for (let unit = 10_000; value >= unit; unit *= 10) end++
  size = end
  const into = bytes
  let rest = value | 0
  for (let at = end - 1; at >= start; at--) {
    const tens = (rest / 10) | 0
    into[at] = 48 + rest - tens * 10 // 0
    rest = tens
  }
}

/** Ends the hash; what it gives is overwritten by the next one. */
export function endHash(): Int32Array {
  const bits = (begun.done + size) * 8
  const end = size < 56 ? 64 : (size + 72) & ~63
  if (end > 64) bytes.fill(0, size, end)
  bytes[size] = 0x80
  view.setInt32(end - 8, (bits / 0x100000000) | 0)
  view.setInt32(end - 4, bits | 0)
  hashUpTo(end)
  return state
}
