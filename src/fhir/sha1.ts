/** Hot file: SHA-1 of short names, part by part, without a string or an array for a name. Ids are SHA-1 by RFC 9562, one a resource. */
import { addBlock } from './sha1-block.ts'

const block = new Uint8Array(64)
const words = new Int32Array(16)
const state = new Int32Array(5)
/** Bytes that stand in the block, and those of the blocks before. */
let filled = 0
let done = 0

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

/** Begins a hash from here; what the last one had and was not asked for is gone. */
export function startHash(from: Started): void {
  for (let i = 0; i < 5; i++) state[i] = from.state[i]!
  filled = 0
  done = from.done
}

/** What the hash has so far, to begin others with. @throws RangeError where it is not at the end of a block of 64 bytes. */
export function startedHash(): Started {
  if (filled !== 0) throw new RangeError('Only whole blocks can be begun with.')
  return { state: state.slice(), done }
}

/** Adds the full block. */
function flush(): void {
  for (let i = 0, at = 0; i < 16; i++, at += 4)
    words[i] = (block[at]! << 24) | (block[at + 1]! << 16) | (block[at + 2]! << 8) | block[at + 3]!
  addBlock(state, words)
  filled = 0
  done += 64
}

function addByte(byte: number): void {
  block[filled++] = byte
  if (filled === 64) flush()
}

/** Adds bytes. */
export function addBytes(bytes: Uint8Array): void {
  for (let i = 0; i < bytes.length; i++) addByte(bytes[i]!)
}

/** Adds a text as UTF-8; half a character becomes U+FFFD, as everywhere. */
export function addText(text: string): void {
  if (text.length > 64 - filled) {
    addWide(text, 0)
    return
  }
  let at = filled
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code >= 0x80) {
      filled = at
      addWide(text, i)
      return
    }
    block[at++] = code
  }
  filled = at
  if (at === 64) flush()
}

/** The same from its character `i` on, for what is no ASCII or may not fit into the block. */
function addWide(text: string, i: number): void {
  for (; i < text.length; i++) {
    let code = text.charCodeAt(i)
    if (code < 0x80) {
      addByte(code)
      continue
    }
    if (code < 0x800) {
      addByte(0xc0 | (code >> 6))
      addByte(0x80 | (code & 63))
      continue
    }
    if (code >= 0xd800 && code <= 0xdfff) {
      const next = text.charCodeAt(i + 1)
      if (code < 0xdc00 && next >= 0xdc00 && next <= 0xdfff) {
        i++
        code = 0x10000 + ((code - 0xd800) << 10) + (next - 0xdc00)
        addByte(0xf0 | (code >> 18))
        addByte(0x80 | ((code >> 12) & 63))
        addByte(0x80 | ((code >> 6) & 63))
        addByte(0x80 | (code & 63))
        continue
      }
      code = 0xfffd
    }
    addByte(0xe0 | (code >> 12))
    addByte(0x80 | ((code >> 6) & 63))
    addByte(0x80 | (code & 63))
  }
}

/** Adds a whole number in decimal digits. */
export function addNumber(value: number): void {
  if (value < 0) {
    addByte(45) // -
    value = -value
  }
  let unit = 1
  while (value / unit >= 10) unit *= 10
  for (; unit >= 1; unit = (unit / 10) | 0) {
    const digit = (value / unit) | 0
    addByte(48 + digit)
    value -= digit * unit
  }
}

/** Ends the hash; what it gives is overwritten by the next one. */
export function endHash(): Int32Array {
  const bits = (done + filled) * 8
  block[filled++] = 0x80
  if (filled > 56) {
    while (filled < 64) block[filled++] = 0
    flush()
  }
  while (filled < 56) block[filled++] = 0
  writeWord(56, Math.floor(bits / 0x100000000))
  writeWord(60, bits)
  flush()
  return state
}

function writeWord(at: number, value: number): void {
  block[at] = value >>> 24
  block[at + 1] = value >>> 16
  block[at + 2] = value >>> 8
  block[at + 3] = value
}
