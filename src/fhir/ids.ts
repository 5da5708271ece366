/** Deterministic ids: UUID version 5 (RFC 9562), so that the same note gives the same resources on any machine. */
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { finishSha1, type Started, startSha1 } from './sha1.ts'
import { base } from './systems.ts'

// The URL name space of RFC 9562, appendix A.
const urlNamespace = '6ba7b811-9dad-11d1-80b4-00c04fd430c8'

/** The UUID version 5 of a name in a name space. */
export function uuid5(namespace: string, name: string): string {
  return uuidOf(startSha1(hexToBytes(namespace.replaceAll('-', ''))), name)
}

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

function uuidOf(started: Started, name: string): string {
  const [a, b, c, d] = finishSha1(started, name) as unknown as [number, number, number, number]
  return `${word(a)}-${half(b >>> 16)}-${half((b & 0x0fff) | 0x5000)}-${half(((c >>> 16) & 0x3fff) | 0x8000)}-${half(c & 0xffff)}${word(d)}`
}

function word(value: number): string {
  return hex[value >>> 24]! + hex[(value >>> 16) & 255]! + hex[(value >>> 8) & 255]! + hex[value & 255]!
}

function half(value: number): string {
  return hex[value >>> 8]! + hex[value & 255]!
}

const namespace = uuid5(urlNamespace, base)
const namespaceBytes = hexToBytes(namespace.replaceAll('-', ''))

// the names of one note come together, and begin alike
let lastKey = ''
let lastStart: Started = startSha1(namespaceBytes)

/** The id of one resource of one note: `key` is what tells it from the note's others. */
export function resourceId(noteKey: string, resourceType: string, key: string): string {
  if (noteKey !== lastKey) {
    lastStart = startSha1(concatBytes(namespaceBytes, utf8ToBytes(noteKey)))
    lastKey = noteKey
  }
  return uuidOf(lastStart, `|${resourceType}|${key}`)
}

/** What names a note in ids: a hash of its id and text, so that no id gives either away; with a secret, one that nobody can try notes against. */
export function noteKeyOf(id: string, text: string, secret?: string): string {
  const named = utf8ToBytes(`${id}\0${text}`)
  return bytesToHex(secret === undefined ? sha256(named) : hmac(sha256, utf8ToBytes(secret), named))
}

/** Base64 of the SHA-1 of the bytes, as Attachment.hash wants it. */
export function attachmentHash(bytes: Uint8Array): string {
  const words = finishSha1(startSha1(bytes), '')
  const hash = new Uint8Array(20)
  for (let i = 0; i < 20; i++) hash[i] = words[i >> 2]! >>> (24 - 8 * (i & 3))
  return base64(hash)
}

/** Base64 of bytes, without Node's Buffer. */
export function base64(bytes: Uint8Array): string {
  let binary = ''
  const step = 0x8000 // as many arguments as every engine takes
  for (let i = 0; i < bytes.length; i += step) binary += String.fromCharCode(...bytes.subarray(i, i + step))
  return btoa(binary)
}
