/** JSON of unknown shape: looked at step by step, never trusted. */
import { Refused } from './refused.ts'

/** Parses JSON; refused without the parser's message, which quotes the text. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Refused('readers/bad-json')
  }
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
