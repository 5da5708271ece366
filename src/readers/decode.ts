/** Bytes to text: UTF-8, UTF-16 by its mark, and Windows-1252 for whatever is neither. */
import { latin1 } from './bytes.ts'
import { Refused } from './refused.ts'

// What Windows-1252 has where Latin-1 has control characters, 0x80 to 0x9f; a hole stays what it is.
const high = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** The character of one Windows-1252 byte: 0x96 is an en dash. */
export function windows1252(byte: number): string {
  return byte >= 0x80 && byte <= 0x9f ? high[byte - 0x80]! : String.fromCharCode(byte)
}

/** Windows-1252 bytes as text. The platform's own decoder took 0x80 to 0x9f for control characters in some releases. */
function decodeWindows1252(bytes: Uint8Array): string {
  const text = latin1(bytes)
  return text.replace(/[\x80-\x9f]/g, (char) => windows1252(char.charCodeAt(0)))
}

/** The encoding that a byte order mark, or the zero bytes of UTF-16 without one, says. */
export function markedEncoding(bytes: Uint8Array): { encoding: string; mark: number } | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', mark: 3 }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', mark: 2 }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', mark: 2 }
  if (bytes.length < 4) return null
  const zeros = [0, 0]
  const looked = Math.min(bytes.length, 512) & ~1
  for (let i = 0; i < looked; i++) if (bytes[i] === 0) zeros[i & 1]!++
  // Latin letters in UTF-16: every second byte is zero, and no other.
  if (zeros[1]! * 2 > looked * 0.8 && zeros[0] === 0) return { encoding: 'utf-16le', mark: 0 }
  if (zeros[0]! * 2 > looked * 0.8 && zeros[1] === 0) return { encoding: 'utf-16be', mark: 0 }
  return null
}

// Names of encodings as HL7 v2 and MIME write them, in the platform's words.
const aliases: ReadonlyMap<string, string> = new Map([
  ['unicode utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['unicode', 'utf-8'],
  ['8859/1', 'windows-1252'],
  ['iso-8859-1', 'windows-1252'],
  ['latin1', 'windows-1252'],
  ['cp1252', 'windows-1252'],
  ['8859/2', 'iso-8859-2'],
  ['8859/5', 'iso-8859-5'],
  ['8859/7', 'iso-8859-7'],
  ['8859/9', 'iso-8859-9'],
  ['8859/15', 'iso-8859-15'],
])
// Names that say no more than the bytes do.
const vague = new Set(['', 'ascii', 'us-ascii'])

/**
 * The text of some bytes, without a byte order mark: by the mark, else as `encoding` says, else UTF-8, else
 * Windows-1252. A named encoding that the bytes contradict (UTF-8 that is none) gives way to Windows-1252 too.
 */
export function decodeBytes(bytes: Uint8Array, encoding = ''): string {
  const marked = markedEncoding(bytes)
  if (marked) return decodeAs(marked.encoding, bytes.subarray(marked.mark))
  const named = encoding.trim().toLowerCase()
  const label = aliases.get(named) ?? named
  return decodeAs(vague.has(label) ? 'utf-8' : label, bytes)
}

function decodeAs(label: string, bytes: Uint8Array): string {
  if (label === 'windows-1252') return decodeWindows1252(bytes)
  let decoder: TextDecoder
  try {
    decoder = new TextDecoder(label, { fatal: label === 'utf-8', ignoreBOM: true })
  } catch {
    return decodeAs('utf-8', bytes) // an encoding that nobody knows
  }
  try {
    return decoder.decode(bytes)
  } catch {
    return decodeWindows1252(bytes)
  }
}

/** Refuses bytes that are no text at all: a picture, a PDF, an archive. */
export function refuseBinary(bytes: Uint8Array): void {
  if (markedEncoding(bytes)) return
  const head = bytes.subarray(0, 4096)
  if (
    /^(?:%PDF-|PK\x03\x04|\x89PNG|\xff\xd8\xff|GIF8|\x1f\x8b|\x28\xb5\x2f\xfd|II\*\0|MM\0\*|\xd0\xcf\x11\xe0)/.test(
      latin1(head.subarray(0, 8)),
    )
  )
    throw new Refused('readers/unsupported-content')
  let controls = 0
  for (const byte of head) if (byte < 32 && (byte < 9 || byte > 13) && byte !== 27) controls++
  // A note may hold a stray NUL; a tenth of control characters is no note.
  if (controls * 10 > head.length) throw new Refused('readers/unsupported-content')
}
