/** gzip and zstd undone as the bytes come, and bombs refused: what few bytes blow up into too many. */
import { Readable, type Transform } from 'node:stream'
import * as zlib from 'node:zlib'
import { withHead } from '../readers/index.ts'
import { InputError } from './input-error.ts'

/** How far compressed bytes may grow. */
export interface InflateLimits {
  /** Bytes out per byte in. Text gives 3 to 10, logs of the same lines 30; a bomb of gzip gives 1000, one of zstd more. */
  readonly inflation: number
}

export const defaultInflation = 200
// Below so many bytes nothing is a bomb: a short note of blanks is none.
const harmless = 16 * 1024 * 1024

// Node has zstd from 22.15 on; our types are Node 20's.
const { createZstdDecompress } = zlib as { createZstdDecompress?: () => Transform }

type Kind = 'gzip' | 'zstd' | null

function kindOf(head: Uint8Array): Kind {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip'
  if (head[0] === 0x28 && head[1] === 0xb5 && head[2] === 0x2f && head[3] === 0xfd) return 'zstd'
  return null
}

/** Is this the beginning of a gzip or zstd file? */
export function isCompressed(head: Uint8Array): boolean {
  return kindOf(head) !== null
}

/**
 * The bytes of an input, uncompressed where its first bytes say that it is gzip or zstd; others as they are.
 *
 * @throws InputError while reading: damaged, a bomb, or zstd before Node 22.15.
 */
export async function* inflated(
  input: AsyncIterable<Uint8Array>,
  { inflation }: InflateLimits,
): AsyncGenerator<Uint8Array> {
  const { head, all } = await withHead(input, 4)
  const kind = kindOf(head)
  const bytes = all as AsyncIterable<Uint8Array>
  if (kind === null) yield* bytes
  else if (kind === 'gzip') yield* inflate(bytes, zlib.createGunzip(), inflation)
  else if (createZstdDecompress) yield* inflate(bytes, createZstdDecompress(), inflation)
  else throw new InputError('inputs/unsupported-compression')
}

async function* inflate(
  input: AsyncIterable<Uint8Array>,
  machine: Transform,
  inflation: number,
): AsyncGenerator<Uint8Array> {
  let taken = 0
  let given = 0
  let failed: unknown = null
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of input) {
      taken += chunk.length
      yield chunk
    }
  }
  const source = Readable.from(counted(), { objectMode: false })
  // an error of the source is the file's, one of the machine the compression's
  source.on('error', (error) => {
    failed = error
    machine.destroy(error)
  })
  source.pipe(machine)
  try {
    for await (const chunk of machine as AsyncIterable<Uint8Array>) {
      given += chunk.length
      if (given > harmless && given > taken * inflation) throw new InputError('inputs/inflates-too-much')
      yield chunk
    }
  } catch (error) {
    if (failed !== null) throw failed
    // zlib's own codes begin so: Z_DATA_ERROR, Z_BUF_ERROR (cut short), ZSTD_error_…
    if (/^Z(?:STD)?_/.test((error as { code?: string }).code ?? '')) throw new InputError('inputs/bad-compression')
    throw error
  } finally {
    source.destroy()
    machine.destroy()
  }
}
