/** The compact form: it is small, gives the very tables that were compiled, and is refused when it is not whole. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { LexiconError } from '../../src/errors.ts'
import { columns, compactVersion, expandLexicon, isCompact, readLexicon, streamNames } from '../../src/lexicon/index.ts'
import { compileTables, writeCompact } from '../../src/lexicon-compiler/index.ts'
import { smallTables } from './small-tables.ts'

const { bytes } = compileTables('en', smallTables)
const compact = writeCompact(bytes)

/** The error that loading throws. */
function refusal(broken: Uint8Array): LexiconError {
  try {
    readLexicon(broken)
  } catch (error) {
    expect(error).toBeInstanceOf(LexiconError)
    return error as LexiconError
  }
  throw new Error('it was loaded')
}

/** Where each stream's length stands; its bytes follow. */
function placesOf(file: Uint8Array): { readonly name: string; readonly at: number; readonly length: number }[] {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  let at = 12
  return streamNames.map((name) => {
    const place = { name, at, length: view.getUint32(at, true) }
    at += 4 + place.length
    return place
  })
}

/** The file with another content of one stream. */
function withStream(name: string, change: (stream: Uint8Array) => Uint8Array): Uint8Array {
  const { at, length } = placesOf(compact).find((place) => place.name === name)!
  const changed = change(compact.slice(at + 4, at + 4 + length))
  const head = new Uint8Array(4)
  new DataView(head.buffer).setUint32(0, changed.length, true)
  return Uint8Array.from([...compact.subarray(0, at), ...head, ...changed, ...compact.subarray(at + 4 + length)])
}

describe('the compact form', () => {
  const english = readFileSync(resolve(import.meta.dirname, '../../dist/en.lexicon'))
  const small = writeCompact(english)
  it('of the built-in lexicon has every column and the digest of the compiled one', () => {
    const before = readLexicon(english)
    const after = readLexicon(small)
    expect(after.header).toEqual(before.header)
    for (const name of Object.keys(columns) as (keyof typeof columns)[]) {
      const [a, b] = [before.columns[name], after.columns[name]].map((column) =>
        Buffer.from(column.buffer, column.byteOffset, column.byteLength),
      )
      expect(a!.equals(b!), name).toBe(true)
    }
  })
  it('expands to the file itself', () => {
    expect(Buffer.from(expandLexicon(small)).equals(english)).toBe(true)
    expect(expandLexicon(compact)).toEqual(bytes)
  })
  it('leaves room for the library under three megabytes, compressed', () =>
    expect(gzipSync(small, { level: 9 }).length).toBeLessThan(2_200_000))
  it('of nothing is nothing again', () => {
    const nothing = compileTables('en', []).bytes
    expect(expandLexicon(writeCompact(nothing))).toEqual(nothing)
  })
  it('is told from the other by its first bytes', () =>
    expect([isCompact(compact), isCompact(bytes), isCompact(new Uint8Array(3))]).toEqual([true, false, false]))
  it('is read at any address', () => {
    const shifted = new Uint8Array(compact.length + 3)
    shifted.set(compact, 3)
    expect(readLexicon(shifted.subarray(3)).header).toEqual(readLexicon(bytes).header)
  })
})

describe('refused', () => {
  it('another version', () => {
    const other = compact.slice()
    new DataView(other.buffer).setUint32(4, compactVersion + 1, true)
    expect(refusal(other).code).toBe('lexicon/format-version')
  })
  it('a file cut off anywhere', () => {
    for (let size = 12; size < compact.length; size += 7)
      expect(refusal(compact.subarray(0, size)).code, `${size} bytes`).toBe('lexicon/not-a-lexicon')
  })
  it('a size that no lexicon has', () => {
    const other = compact.slice()
    new DataView(other.buffer).setUint32(8, 0xfffffff0, true)
    expect(refusal(other).code).toBe('lexicon/not-a-lexicon')
  })
  it.each(streamNames)('a stream that ends early or late: %s', (name) => {
    for (const change of [
      (stream: Uint8Array) => stream.subarray(0, -1),
      (stream: Uint8Array) => Uint8Array.from([...stream, 1]),
      () => new Uint8Array(),
    ])
      expect(refusal(withStream(name, change)).code, name).toBe('lexicon/not-a-lexicon')
  })
  it('or whatever single byte is wrong, it ends, as a lexicon or as an error of ours', () => {
    for (let at = 12; at < compact.length; at++) {
      const broken = compact.slice()
      broken[at]! ^= 1 << (at & 7)
      try {
        readLexicon(broken)
      } catch (error) {
        expect(error, `byte ${at}`).toBeInstanceOf(LexiconError)
      }
    }
  })
})
