/** The bytes of an input, chunk by chunk and never more at once: a file, a range of one, or what a packed one holds. */
import { closeSync, openSync, readSync } from 'node:fs'
import { defaultInflation, inflated } from '../inputs/index.ts'

const chunkBytes = 256 * 1024

/** Told before and after a wait for bytes, so that a slow disk is not taken for a slow note. */
export interface Waiting {
  begin(): void
  end(bytes: number): void
}

/** The bytes of a file from `start` to `end`; to its end when there are fewer. */
export function* fileBytes(path: string, start = 0, end = Infinity, waiting?: Waiting): Generator<Uint8Array> {
  const file = openSync(path, 'r')
  try {
    for (let at = start; at < end; ) {
      waiting?.begin()
      const chunk = Buffer.allocUnsafeSlow(Math.min(chunkBytes, end - at))
      const read = readSync(file, chunk, 0, chunk.length, at)
      waiting?.end(read)
      if (read === 0) return
      at += read
      yield chunk.subarray(0, read)
    }
  } finally {
    closeSync(file)
  }
}

/** The name that a packed file has when it is unpacked; its second ending tells the format. */
export function unpackedName(path: string): string {
  return path.replace(/\.(?:gz|gzip|zst|zstd)$/i, '')
}

/**
 * The content of a file: unpacked when it is packed.
 *
 * @throws InputError while reading, when it is damaged or a bomb.
 */
export async function* openBytes(
  path: string,
  inflation = defaultInflation,
  waiting?: Waiting,
): AsyncGenerator<Uint8Array> {
  async function* file(): AsyncGenerator<Uint8Array> {
    yield* fileBytes(path, 0, Infinity, waiting)
  }
  const chunks = inflated(file(), { inflation })
  for (;;) {
    // the work of unpacking is done on other threads
    waiting?.begin()
    const next = await chunks.next()
    waiting?.end(0)
    if (next.done) return
    yield next.value
  }
}
