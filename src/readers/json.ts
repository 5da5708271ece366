/** JSON of unknown shape: looked at step by step, never trusted. */
import { Refused } from './refused.ts'

// Shorter texts cost little, however deep they are; the engine's parser takes some 50 bytes a level.
const scanned = 100_000

/** Parses JSON; refused when it is deeper than `depth`, or no JSON, without the parser's message, which quotes the text. */
export function parseJson(text: string, depth: number): unknown {
  if (text.length > scanned) refuseDeep(text, depth)
  try {
    return JSON.parse(text)
  } catch {
    throw new Refused('readers/bad-json')
  }
}

/** Refuses brackets within brackets beyond `depth`, those in strings aside. */
function refuseDeep(text: string, depth: number): void {
  let level = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 34 /* " */) i = endOfString(text, i)
    else if (code === 123 /* { */ || code === 91 /* [ */) {
      if (++level > depth) throw new Refused('readers/too-deep', i)
    } else if (code === 125 /* } */ || code === 93 /* ] */) level--
  }
}

/** Where the string that begins at `start` has its closing quote; the end of the text when it has none. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0
    while (text.charCodeAt(end - 1 - slashes) === 92 /* \\ */) slashes++
    if (slashes % 2 === 0) return end
  }
  return text.length
}

/** The property of an object; undefined of anything else. */
export function get(value: unknown, ...path: readonly (string | number)[]): unknown {
  let at = value
  for (const key of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined
    at = (at as Record<string | number, unknown>)[key]
  }
  return at
}

/** A string or number there, as a string; undefined when there is none or it is empty. */
export function stringAt(value: unknown, ...path: readonly (string | number)[]): string | undefined {
  const found = get(value, ...path)
  if (typeof found === 'number') return String(found)
  return typeof found === 'string' && found !== '' ? found : undefined
}

/** The array there; empty when there is none. */
export function arrayAt(value: unknown, ...path: readonly (string | number)[]): readonly unknown[] {
  const found = get(value, ...path)
  return Array.isArray(found) ? found : []
}
