/** Concepts as bytes: what stands before the words, once for the codes of a concept. */
import type { Code } from '../../note/index.ts'
import { conceptOf } from '../build.ts'
import { writeJson } from '../write-json.ts'

// by the list, or by the one code in it: a lexicon gives the same objects again and again
const heads = new WeakMap<object, Uint8Array>()
const encoder = new TextEncoder()

export const noCodes: readonly Code[] = []

/** A concept of these codes up to its words: `{"coding":[...],"text":`. */
export function conceptHead(codes: readonly Code[]): Uint8Array {
  const key = codes.length === 1 ? codes[0]! : codes
  let head = heads.get(key)
  if (head === undefined) {
    const json = writeJson(conceptOf(codes, ''))
    head = encoder.encode(json.slice(0, json.lastIndexOf('""')))
    heads.set(key, head)
  }
  return head
}
