/** Concepts and units as bytes: what stands before the words and after a number, once for all resources that have them. */
import type { Code } from '../../note/index.ts'
import { conceptOf, ucum } from '../build.ts'
import { writeJson } from '../write-json.ts'
import { none } from './template.ts'

/** What a concept of some codes is as bytes. */
export interface ConceptBytes {
  /** Up to its words: `{"coding":[...],"text":`. */
  readonly head: Uint8Array
  /** Its first code in the names of ids: "icd-10-cm#I50.9"; empty where it has none. */
  readonly name: Uint8Array
}

// by the list, or by the one code in it: a lexicon gives the same objects again and again
const known = new WeakMap<object, ConceptBytes>()
const encoder = new TextEncoder()

/** The concept of these codes. */
export function conceptBytes(codes: readonly Code[]): ConceptBytes {
  if (codes.length === 0) return withoutCodes
  const key = codes.length === 1 ? codes[0]! : codes
  let concept = known.get(key)
  if (concept === undefined) {
    concept = bytesOf(codes)
    known.set(key, concept)
  }
  return concept
}

function bytesOf(codes: readonly Code[]): ConceptBytes {
  const json = writeJson(conceptOf(codes, ''))
  const head = encoder.encode(json.slice(0, json.lastIndexOf('""')))
  const [first] = codes
  return { head, name: first === undefined ? none : encoder.encode(`${first.system}#${first.code}`) }
}

export const withoutCodes = bytesOf([])

const tails = new Map<string, Uint8Array>()
const mostTails = 10_000

/** What follows the number of a quantity in this unit: `,"unit":"mmHg","system":"http://unitsofmeasure.org","code":"mm[Hg]"`. */
export function unitTail(unit: string | null): Uint8Array {
  if (unit === null) return none
  let tail = tails.get(unit)
  if (tail === undefined) {
    tail = encoder.encode(unitJson(unit))
    if (tails.size >= mostTails) tails.clear()
    tails.set(unit, tail)
  }
  return tail
}

/** The same as JSON; '' without a unit. */
export function unitJson(unit: string | null): string {
  return writeJson(ucum(0, unit)).slice('{"value":0'.length, -1)
}
