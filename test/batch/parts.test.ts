/** Files of a shard: there all together, or none of them. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { createParts } from '../../src/batch/parts.ts'
import { removeAbandoned, removeUnfinished, unfinishedPath, writeAtomic } from '../../src/batch/write-atomic.ts'
import { newFolder } from './folder.ts'

const folder = newFolder()
afterAll(() => rmSync(folder, { recursive: true }))
const out = (name: string): string => {
  mkdirSync(join(folder, name))
  return join(folder, name)
}
const unfinished = (path: string): string[] => readdirSync(join(path, '.tincture/unfinished'))

describe('parts', () => {
  it('have no name before the end, and then all', async () => {
    const path = out('plain')
    const parts = createParts(path, 7, false)
    parts.part('B', 'ndjson').write(Buffer.from('one\ntwo\n'), 2)
    parts.part('A', 'ndjson').write(Buffer.from('three\n'), 1)
    parts.part('B', 'ndjson').write(Buffer.from('four\n'), 1)
    parts.part('rejects', 'ndjson', true).write(Buffer.from('five\n'), 1)
    expect(readdirSync(path)).toEqual(['.tincture'])
    expect(await parts.commit()).toEqual([
      { name: '.tincture/rejects.00007.ndjson', type: 'rejects', lines: 1, bytes: 5 },
      { name: 'A.00007.ndjson', type: 'A', lines: 1, bytes: 6 },
      { name: 'B.00007.ndjson', type: 'B', lines: 3, bytes: 13 },
    ])
    expect(readFileSync(join(path, 'B.00007.ndjson'), 'utf8')).toBe('one\ntwo\nfour\n')
    expect(unfinished(path)).toEqual([])
  })
  it('are thrown away whole', () => {
    const path = out('aborted')
    const parts = createParts(path, 0, false)
    parts.part('A', 'ndjson').write(Buffer.from('one\n'), 1)
    parts.abort()
    expect(readdirSync(path)).toEqual(['.tincture'])
    expect(unfinished(path)).toEqual([])
  })
  it('in gzip have the same bytes, however they came', async () => {
    const bytes = Buffer.from(Array.from({ length: 200_000 }, (_, i) => `line ${i}\n`).join('')) // some blocks
    const packed: Buffer[] = []
    for (const step of [1000, 99_991, bytes.length]) {
      const path = out(`gzip-${step}`)
      const parts = createParts(path, 0, true)
      for (let at = 0; at < bytes.length; at += step) parts.part('A', 'ndjson').write(bytes.subarray(at, at + step), 1)
      const [file] = await parts.commit()
      const found = readFileSync(join(path, file!.name))
      expect(found.length).toBe(file!.bytes)
      packed.push(found)
    }
    expect(gunzipSync(packed[0]!).equals(bytes)).toBe(true)
    expect(packed[1]!.equals(packed[0]!)).toBe(true)
    expect(packed[2]!.equals(packed[0]!)).toBe(true)
  })
  it('that can not be written are told with how to go on', () => {
    writeFileSync(join(folder, 'file'), '')
    const parts = createParts(join(folder, 'file'), 0, false)
    expect(() => parts.part('A', 'ndjson')).toThrow(expect.objectContaining({ code: 'batch/unwritable-output' }))
    expect(() => writeAtomic(join(folder, 'file'), join(folder, 'file/x'), 'x')).toThrow('the same command goes on')
  })
})

describe('unfinished files', () => {
  it('of the dead are removed, of the living and of other machines kept', () => {
    const path = out('left')
    const own = unfinishedPath(path)
    writeFileSync(own, '')
    const host = own.slice(own.lastIndexOf('/') + 1).split('-')[0]!
    const dead = 2 ** 22 + 1 // more than any system numbers
    for (const name of [`${host}-${dead}-0`, `${host}-1-0`, `0000aaaa-${dead}-0`])
      writeFileSync(join(path, '.tincture/unfinished', name), '')
    removeAbandoned(path)
    expect(unfinished(path).sort()).toEqual([`0000aaaa-${dead}-0`, `${host}-1-0`].sort())
  })
  it('of a lost worker are removed alone', () => {
    const path = out('worker')
    const own = unfinishedPath(path)
    writeFileSync(own, '')
    removeUnfinished(path, 999)
    expect(unfinished(path)).toHaveLength(1)
    removeUnfinished(path, Number(own.slice(own.lastIndexOf('/') + 1).split('-')[1]))
    expect(unfinished(path)).toEqual([])
  })
})
