/** Concepts and units as bytes: what stands before the words and after a number, once for all resources that have them. */
import type { Code } from '../../note/index.ts'
import { conceptOf, ucum } from '../build.ts'
import { writeJson } from '../write-json.ts'
import { none } from './template.ts'

// by the list, or by the one code in it: a lexicon gives the same objects again and again
const heads = new WeakMap<object, Uint8Array>()
const encoder = new TextEncoder()

/** A concept of these codes up to its words: `{"coding":[...],"text":`. */
export function conceptHead(codes: readonly Code[]): Uint8Array {
  if (codes.length === 0) return withoutCodes
  const key = codes.length === 1 ? codes[0]! : codes
  let head = heads.get(key)
  if (head === undefined) {
    head = headOf(codes)
    heads.set(key, head)
  }
  return head
}

function headOf(codes: readonly Code[]): Uint8Array {
  const json = writeJson(conceptOf(codes, ''))
  return encoder.encode(json.slice(0, json.lastIndexOf('""')))
}

export const withoutCodes = headOf([])

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
