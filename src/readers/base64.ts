/** Base64, strictly: white space is allowed, anything else that does not belong is not. */
import { Refused } from './refused.ts'

const values = new Int16Array(128).fill(-1)
for (const [i, char] of [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].entries())
  values[char.charCodeAt(0)] = i
values[45 /* - */] = 62
values[95 /* _ */] = 63

/** The bytes of a base64 text; refused when it is none, or when they are more than `limit`. */
export function decodeBase64(text: string, limit: number): Uint8Array {
  // White space may be a few per cent of it; what is far over the limit is not even begun.
  if (text.length > limit * 2 + 1024) throw new Refused('readers/attachment-too-large', limit)
  const bytes = new Uint8Array(Math.ceil((text.length * 3) / 4))
  let length = 0
  let bits = 0
  let held = 0
  let padding = false
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 32 || (code >= 9 && code <= 13)) continue
    if (code === 61 /* = */) {
      padding = true
      continue
    }
    const value = code < 128 ? values[code]! : -1
    if (value < 0 || padding) throw new Refused('readers/bad-base64', i)
    held = ((held << 6) | value) & 0xffffff
    bits += 6
    if (bits >= 8) {
      bits -= 8
      bytes[length++] = (held >> bits) & 0xff
    }
  }
  if (bits >= 6) throw new Refused('readers/bad-base64', text.length) // one character alone is no byte
  if (length > limit) throw new Refused('readers/attachment-too-large', limit)
  return bytes.subarray(0, length)
}
