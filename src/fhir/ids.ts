/** Deterministic ids: UUID version 5 (RFC 9562), so that the same note gives the same resources on any machine. */
import { hmac } from '@noble/hashes/hmac.js'
import { sha1 } from '@noble/hashes/legacy.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Span } from '../note/index.ts'
import {
  addBytes,
  addNumber,
  addText,
  endHash,
  fresh,
  type Prefix,
  prefixOf,
  type Started,
  startedHash,
  startHash,
} from './sha1.ts'
import { base } from './systems.ts'

export { addBytes, addText }

// Node's own hashes where there are some, at a tenth of the time: a note is hashed whole, twice.
const native = globalThis.process?.getBuiltinModule?.('node:crypto')

const hexDigits = utf8ToBytes(Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0')).join(''))
/** The id of the name that was ended last. */
const id = utf8ToBytes('00000000-0000-0000-0000-000000000000')
const decoder = new TextDecoder()

// The URL name space of RFC 9562, appendix A.
const urlNamespace = '6ba7b811-9dad-11d1-80b4-00c04fd430c8'

/** The UUID version 5 of a name in a name space. */
export function uuid5(namespace: string, name: string): string {
  startHash(fresh)
  addBytes(hexToBytes(namespace.replaceAll('-', '')))
  addText(name)
  return endName()
}

const namespaceBytes = hexToBytes(uuid5(urlNamespace, base).replaceAll('-', ''))

// the names of one note come together, and begin alike: with the name space and the note's key, which are a block
let lastKey = ''
let lastStart: Started = fresh

/** Begins the name of one resource of one note. What tells it from the note's others follows, by `addText` and `addNumber`. */
export function beginName(noteKey: string, resourceType: string): void {
  if (noteKey !== lastKey) {
    startHash(fresh)
    addBytes(namespaceBytes)
    addText(noteKey.padEnd(keySize, '.').slice(0, keySize))
    lastStart = startedHash()
    lastKey = noteKey
  }
  let prefix = prefixes.get(resourceType)
  if (prefix === undefined) prefixes.set(resourceType, (prefix = prefixOf(`|${resourceType}|`)))
  startHash(lastStart, prefix)
}

// what the names of a type go on with; there are few types
const prefixes = new Map<string, Prefix>()

/** Adds where a finding stands first: "|123|12". */
export function addPlace({ start, end }: Span): void {
  addText('|')
  addNumber(start)
  addText('|')
  addNumber(end - start)
}

/** The id of the name that was begun. */
export function endName(): string {
  closeName()
  return decoder.decode(id)
}

/** Ends the name that was begun, for `writeId`. */
export function closeName(): void {
  const hash = endHash()
  // RFC 9562, section 5.5: the first 128 bits, with version and variant in their places
  const b = (hash[1]! & 0xffff0fff) | 0x5000
  const c = (hash[2]! & 0x3fffffff) | 0x80000000
  setHalf(0, hash[0]! >>> 16)
  setHalf(4, hash[0]!)
  setHalf(9, b >>> 16)
  setHalf(14, b)
  setHalf(19, c >>> 16)
  setHalf(24, c)
  setHalf(28, hash[3]! >>> 16)
  setHalf(32, hash[3]!)
}

function setHalf(at: number, value: number): void {
  const high = ((value >>> 8) & 255) * 2
  const low = (value & 255) * 2
  id[at] = hexDigits[high]!
  id[at + 1] = hexDigits[high + 1]!
  id[at + 2] = hexDigits[low]!
  id[at + 3] = hexDigits[low + 1]!
}

/** Hot: the id of the name that was ended last, as 36 bytes of ASCII from `at`. */
export function writeId(bytes: Uint8Array, at: number): void {
  bytes.set(id, at)
}

/** The id of one resource of one note: `key` is what tells it from the note's others. */
export function resourceId(noteKey: string, resourceType: string, key: string): string {
  beginName(noteKey, resourceType)
  addText(key)
  return endName()
}

/** Hexadecimal digits of a note's key: with the name space's 16 bytes they fill a block of SHA-1, and 192 bits are plenty. */
const keySize = 48

/** What is made of a note's bytes of UTF-8. */
export interface Digests {
  /** What names the note in ids: a hash of its id and text, so that no id gives either away; with a secret, one that nobody can try notes against. */
  readonly noteKey: string
  /** How many bytes its text has, and their SHA-1 as Attachment.hash has it. */
  readonly size: number
  readonly hash: string
}

// the id and the text of the note that is hashed; longer ones have bytes of their own
const buffer = new Uint8Array(1 << 18)
const encoder = new TextEncoder()

/** The name of a note in ids, and size and hash of its text. */
export function digestsOf(id: string, text: string, secret?: string): Digests {
  // UTF-8 needs three bytes a UTF-16 unit at most
  const room = (id.length + text.length) * 3 + 1
  const named = room <= buffer.length ? buffer : new Uint8Array(room)
  const from = encoder.encodeInto(`${id}\0`, named).written
  const { written: size } = encoder.encodeInto(text, named.subarray(from))
  const whole = named.subarray(0, from + size)
  const noteKey = hashOf(whole, secret).slice(0, keySize)
  return { noteKey, size, hash: attachmentHash(whole.subarray(from)) }
}

function hashOf(bytes: Uint8Array, secret: string | undefined): string {
  if (secret !== undefined) return bytesToHex(hmac(sha256, utf8ToBytes(secret), bytes))
  return native ? native.hash('sha256', bytes, 'hex') : bytesToHex(sha256(bytes))
}

/** What a secret makes of another system's id: 32 letters of HMAC-SHA256, the same for the same id. */
export function keyedId(secret: string, id: string): string {
  return bytesToHex(hmac(sha256, utf8ToBytes(secret), utf8ToBytes(id))).slice(0, 32)
}

/** Base64 of the SHA-1 of the bytes, as Attachment.hash wants it. */
export function attachmentHash(bytes: Uint8Array): string {
  return native ? native.hash('sha1', bytes, 'base64') : base64(sha1(bytes))
}

/** Base64 of bytes, without Node's Buffer. */
export function base64(bytes: Uint8Array): string {
  let binary = ''
  const step = 0x8000 // as many arguments as every engine takes
  for (let i = 0; i < bytes.length; i += step) binary += String.fromCharCode(...bytes.subarray(i, i + step))
  return btoa(binary)
}
