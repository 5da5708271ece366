/** gzip and zstd: undone in any chunks, damaged ones and bombs refused. */

import * as zlib from 'node:zlib'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { inflated } from '../../src/inputs/index.ts'
import { bytes, chunked } from '../readers/source.ts'

async function unpack(input: AsyncIterable<Uint8Array>, inflation = 200): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of inflated(input, { inflation })) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

const text = 'No fever. No cough.\n'.repeat(500)
const hasZstd = 'createZstdDecompress' in zlib
// `printf 'No fever.\n' | zstd | base64`
const zstd = Buffer.from('KLUv/QRYUQAATm8gZmV2ZXIuCt9kMyA=', 'base64')

describe('inflated', () => {
  it('what is not compressed stays as it is', async () => {
    expect(await unpack(chunked(bytes(text), 3))).toBe(text)
    expect(await unpack(chunked(bytes(''), 3))).toBe('')
    expect(await unpack(chunked(new Uint8Array([0x1f]), 3))).toBe('\x1f')
  })
  it.each([1, 7, 65536])('gzip in chunks of %i', async (size) =>
    expect(await unpack(chunked(gzipSync(text), size))).toBe(text),
  )
  it('several gzip members, as log rotation and bgzip write them', async () =>
    expect(await unpack(chunked(Buffer.concat([gzipSync('a\n'), gzipSync(text), gzipSync('')]), 5))).toBe(`a\n${text}`))
  it('zstd where Node has it, else a refusal', async () => {
    const outcome = unpack(chunked(zstd, 4)).catch((error: Error) => error.message)
    expect(await outcome).toBe(hasZstd ? 'No fever.\n' : 'inputs/unsupported-compression')
  })
  it('cut short or damaged', async () => {
    const packed = gzipSync(text)
    await expect(unpack(chunked(packed.subarray(0, packed.length - 12), 9))).rejects.toThrow('inputs/bad-compression')
    const damaged = Buffer.from(packed)
    damaged.fill(0xff, 30, 50)
    await expect(unpack(chunked(damaged, 9))).rejects.toThrow('inputs/bad-compression')
  })
  it('a bomb is refused before it is large, and a limit raised lets it through', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, 32))
    let given = 0
    const read = async (inflation: number): Promise<void> => {
      given = 0
      for await (const chunk of inflated(chunked(bomb, 65536), { inflation })) given += chunk.length
    }
    await expect(read(200)).rejects.toThrow('inputs/inflates-too-much')
    expect(given).toBeLessThan(32 * 1024 * 1024)
    await read(2000)
    expect(given).toBe(64 * 1024 * 1024)
  })
  it('stopping half-way closes the source', async () => {
    let closed = false
    async function* source(): AsyncGenerator<Uint8Array> {
      try {
        yield* chunked(gzipSync(Buffer.alloc(10_000_000, 'abcdefgh'.repeat(99))), 100)
      } finally {
        closed = true
      }
    }
    for await (const _ of inflated(source(), { inflation: 1e9 })) break
    expect(closed).toBe(true)
  })
  it("an error of the file is the file's", async () => {
    async function* source(): AsyncGenerator<Uint8Array> {
      yield gzipSync(text).subarray(0, 20)
      throw Object.assign(new Error('EIO'), { code: 'EIO', syscall: 'read' })
    }
    await expect(unpack(source())).rejects.toMatchObject({ code: 'EIO' })
  })
})
