/** Hot file: SHA-1 of short names, part by part, without a string or an array for a name. Ids are SHA-1 by RFC 9562, one a resource. */
import { addBlock } from './sha1-block.ts'

const words = new Int32Array(16)
const state = new Int32Array(5)
/** The word that is being filled, its bytes so far, how many they are, and how many bytes there are in all. */
let word = 0
let pending = 0
let count = 0
let total = 0

/** The state after whole blocks: what all names of a note begin with. */
export interface Started {
  readonly state: Int32Array
  readonly total: number
}

/** Where every hash begins (FIPS 180-4, section 5.3.1). */
export const fresh: Started = {
  state: Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0),
  total: 0,
}

/** Begins a hash from here; what the last one had and was not asked for is gone. */
export function startHash(from: Started): void {
  for (let i = 0; i < 5; i++) state[i] = from.state[i]!
  word = 0
  pending = 0
  count = 0
  total = from.total
}

/** What the hash has so far, to begin others with. @throws RangeError where it is not at the end of a block of 64 bytes. */
export function startedHash(): Started {
  if (word !== 0 || count !== 0) throw new RangeError('Only whole blocks can be begun with.')
  return { state: state.slice(), total }
}

function addByte(byte: number): void {
  pending = (pending << 8) | byte
  total++
  if (++count === 4) {
    words[word++] = pending
    count = 0
    pending = 0
    if (word === 16) {
      addBlock(state, words)
      word = 0
    }
  }
}

/** Adds bytes. */
export function addBytes(bytes: Uint8Array): void {
  for (let i = 0; i < bytes.length; i++) addByte(bytes[i]!)
}

/** Adds a text as UTF-8; half a character becomes U+FFFD, as everywhere. */
export function addText(text: string): void {
  for (let i = 0; i < text.length; i++) {
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

/** Adds a natural number in decimal digits. */
export function addNumber(value: number): void {
  let unit = 1
  while (value / unit >= 10) unit *= 10
  for (; unit >= 1; unit /= 10) addByte(48 + (Math.floor(value / unit) % 10))
}

/** Ends the hash; what it gives is overwritten by the next one. */
export function endHash(): Int32Array {
  const bits = total * 8
  addByte(0x80)
  while (count !== 0) addByte(0)
  if (word > 14) {
    while (word < 16) words[word++] = 0
    addBlock(state, words)
    word = 0
  }
  while (word < 14) words[word++] = 0
  words[14] = Math.floor(bits / 0x100000000)
  words[15] = bits
  addBlock(state, words)
  word = 0
  return state
}
