/** Hot file: SHA-1 of short names, part by part, without a string or an array for a name. Ids are SHA-1 by RFC 9562, one a resource. */
import { addBlock } from './sha1-block.ts'

// what is not filled of the block is zeros, as the end of a hash wants it
const block = new Uint8Array(64)
const view = new DataView(block.buffer)
const lanes = new Float64Array(block.buffer)
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
  if (filled > 0) clear()
  done = from.done
}

/** What the hash has so far, to begin others with. @throws RangeError where it is not at the end of a block of 64 bytes. */
export function startedHash(): Started {
  if (filled !== 0) throw new RangeError('Only whole blocks can be begun with.')
  return { state: state.slice(), done }
}

function clear(): void {
  for (let i = 0; i < 8; i++) lanes[i] = 0
  filled = 0
}

/** Adds the full block. */
function flush(): void {
  addBlock(state, view)
  clear()
  done += 64
}

/** Adds one byte. */
export function addByte(byte: number): void {
  block[filled++] = byte
  if (filled === 64) flush()
}

/** Adds bytes. */
export function addBytes(bytes: Uint8Array): void {
  if (bytes.length < 64 - filled) {
    block.set(bytes, filled)
    filled += bytes.length
  } else for (let i = 0; i < bytes.length; i++) addByte(bytes[i]!)
}

/** Adds a text as UTF-8; half a character becomes U+FFFD, as everywhere. */
export function addText(text: string): void {
  if (text.length >= 64 - filled) {
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
  if (value >= 0 && value < 0x40000000) {
    addDigits(value | 0)
    return
  }
  addWide(String(value), 0)
}

function addDigits(value: number): void {
  const rest = (value / 10) | 0
  if (rest > 0) addDigits(rest)
  addByte(48 + value - rest * 10) // 0
}

/** Ends the hash; what it gives is overwritten by the next one. */
export function endHash(): Int32Array {
  const bits = (done + filled) * 8
  block[filled++] = 0x80
  if (filled > 56) flush()
  view.setInt32(56, (bits / 0x100000000) | 0)
  view.setInt32(60, bits | 0)
  flush()
  return state
}
