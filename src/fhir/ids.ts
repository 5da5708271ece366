/** Deterministic ids: UUID version 5 (RFC 9562), so that the same note gives the same resources on any machine. */
import { hmac } from '@noble/hashes/hmac.js'
import { sha1 } from '@noble/hashes/legacy.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { base } from './systems.ts'

// The URL name space of RFC 9562, appendix A.
const urlNamespace = '6ba7b811-9dad-11d1-80b4-00c04fd430c8'

/** The UUID version 5 of a name in a name space. */
export function uuid5(namespace: string, name: string): string {
  const hash = sha1(concatBytes(hexToBytes(namespace.replaceAll('-', '')), utf8ToBytes(name))).slice(0, 16)
  hash[6] = (hash[6]! & 0x0f) | 0x50
  hash[8] = (hash[8]! & 0x3f) | 0x80
  const hex = bytesToHex(hash)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

const namespace = uuid5(urlNamespace, base)

/** The id of one resource of one note: `key` is what tells it from the note's others. */
export function resourceId(noteKey: string, resourceType: string, key: string): string {
  return uuid5(namespace, `${noteKey}|${resourceType}|${key}`)
}

/** What names a note in ids: a hash of its id and text, so that no id gives either away; with a secret, one that nobody can try notes against. */
export function noteKeyOf(id: string, text: string, secret?: string): string {
  const named = utf8ToBytes(`${id}\0${text}`)
  return bytesToHex(secret === undefined ? sha256(named) : hmac(sha256, utf8ToBytes(secret), named))
}

/** Base64 of the SHA-1 of the bytes, as Attachment.hash wants it. */
export function attachmentHash(bytes: Uint8Array): string {
  return base64(sha1(bytes))
}

/** Base64 of bytes, without Node's Buffer. */
export function base64(bytes: Uint8Array): string {
  let binary = ''
  const step = 0x8000 // as many arguments as every engine takes
  for (let i = 0; i < bytes.length; i += step) binary += String.fromCharCode(...bytes.subarray(i, i + step))
  return btoa(binary)
}
