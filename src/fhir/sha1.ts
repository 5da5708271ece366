/** Hot file: SHA-1 of short names. Ids are SHA-1 by RFC 9562, one a resource; what all names of a note begin with is hashed once. */

const encoder = new TextEncoder()
const words = new Int32Array(80)
const tail = new Uint8Array(512)

/** A hash on its way: the state after whole blocks of 64 bytes, how many bytes those were, and the bytes since. */
export interface Started {
  readonly state: Int32Array
  readonly done: number
  readonly rest: Uint8Array
}

/** Hashes the whole blocks of a beginning. */
export function startSha1(bytes: Uint8Array): Started {
  const state = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0)
  const done = bytes.length - (bytes.length % 64)
  for (let at = 0; at < done; at += 64) block(state, bytes, at)
  return { state, done, rest: bytes.slice(done) }
}

const state = new Int32Array(5)

/** The hash of a beginning and a name after it. What it gives is overwritten by the next call. */
export function finishSha1(started: Started, name: string): Int32Array {
  state.set(started.state)
  const { rest } = started
  let bytes = tail
  let size = rest.length
  if (rest.length + name.length * 3 + 72 > tail.length) bytes = new Uint8Array(rest.length + name.length * 3 + 72)
  bytes.set(rest)
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i)
    if (code >= 0x80) {
      // rare: what is no ASCII is encoded as a whole
      const encoded = encoder.encode(name)
      bytes.set(encoded, rest.length)
      size = rest.length + encoded.length
      break
    }
    bytes[size++] = code
  }
  const bits = (started.done + size) * 8
  bytes[size++] = 0x80
  while (size % 64 !== 56) bytes[size++] = 0
  bytes[size++] = 0
  bytes[size++] = 0
  bytes[size++] = 0
  bytes[size++] = Math.floor(bits / 0x100000000)
  bytes[size++] = bits >>> 24
  bytes[size++] = bits >>> 16
  bytes[size++] = bits >>> 8
  bytes[size++] = bits
  for (let at = 0; at < size; at += 64) block(state, bytes, at)
  return state
}

function block(state: Int32Array, bytes: Uint8Array, at: number): void {
  for (let i = 0; i < 16; i++, at += 4)
    words[i] = (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!
  for (let i = 16; i < 80; i++) {
    const word = words[i - 3]! ^ words[i - 8]! ^ words[i - 14]! ^ words[i - 16]!
    words[i] = (word << 1) | (word >>> 31)
  }
  let a = state[0]!
  let b = state[1]!
  let c = state[2]!
  let d = state[3]!
  let e = state[4]!
  let i = 0
  for (; i < 20; i++) {
    const next = (((a << 5) | (a >>> 27)) + (d ^ (b & (c ^ d))) + e + 0x5a827999 + words[i]!) | 0
    e = d
    d = c
    c = (b << 30) | (b >>> 2)
    b = a
    a = next
  }
  for (; i < 40; i++) {
    const next = (((a << 5) | (a >>> 27)) + (b ^ c ^ d) + e + 0x6ed9eba1 + words[i]!) | 0
    e = d
    d = c
    c = (b << 30) | (b >>> 2)
    b = a
    a = next
  }
  for (; i < 60; i++) {
    const next = (((a << 5) | (a >>> 27)) + ((b & c) | (d & (b | c))) + e + 0x8f1bbcdc + words[i]!) | 0
    e = d
    d = c
    c = (b << 30) | (b >>> 2)
    b = a
    a = next
  }
  for (; i < 80; i++) {
    const next = (((a << 5) | (a >>> 27)) + (b ^ c ^ d) + e + 0xca62c1d6 + words[i]!) | 0
    e = d
    d = c
    c = (b << 30) | (b >>> 2)
    b = a
    a = next
  }
  state[0] = (state[0]! + a) | 0
  state[1] = (state[1]! + b) | 0
  state[2] = (state[2]! + c) | 0
  state[3] = (state[3]! + d) | 0
  state[4] = (state[4]! + e) | 0
}
