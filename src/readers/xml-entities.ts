/** XML's own entities and character references; any other stays as it is written. */

const named: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'], // HTML's, but documents without a DOCTYPE hold it all the same
])

// "&#x10FFFF;" is ten characters long.
const longest = 12
const reference = /&(?:#(?:x([0-9a-f]{1,6})|(\d{1,7}))|([a-z]{2,5}));/iy

/** The entity at `at`, as in "&#176;" (a degree sign); null when no known one stands there. */
export function entityAt(source: string, at: number): { readonly char: string; readonly size: number } | null {
  reference.lastIndex = 0
  const match = reference.exec(source.slice(at, at + longest))
  if (!match) return null
  const [whole, hex, decimal, name] = match
  if (name !== undefined) {
    const char = named.get(name)
    return char === undefined ? null : { char, size: whole.length }
  }
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return { char: '\ufffd', size: whole.length }
  return { char: String.fromCodePoint(code), size: whole.length }
}

/** A short text, as an attribute or a title, with its entities decoded. */
export function decodeEntities(text: string): string {
  let decoded = ''
  let i = 0
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) {
    const entity = entityAt(text, at)
    if (!entity) continue
    decoded += text.slice(i, at) + entity.char
    i = at + entity.size
  }
  return decoded + text.slice(i)
}
