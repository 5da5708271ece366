/** Cuts a table or a file of messages into ranges. Where a record begins only its reader knows, and so it reads it once before. */
import { readNotes } from '../readers/index.ts'
import type { Range } from './cut-lines.ts'
import { startDigest } from './digest.ts'
import { fileBytes } from './open-bytes.ts'
import type { Reading } from './plan.ts'

/** The ranges of a file, each of `size` bytes or a record more; `header` is where the first record begins. Null when it has no header that can be read. */
export async function cutRecords(
  path: string,
  format: string,
  reading: Reading,
  size: number,
): Promise<{ readonly header: number; readonly ranges: readonly Range[] } | null> {
  const cuts: { at: number; recordsBefore: number; records: number }[] = []
  let last = 0
  for await (const read of readNotes(chunks(path), path, { ...reading, format })) {
    const { record, at = 0 } = 'note' in read ? read.origin : read.rejected
    if (record === 0) return null
    if (record === last && cuts.length > 0) continue // another note of the same record
    const current = cuts.at(-1)
    if (!current || at - current.at >= size) cuts.push({ at, recordsBefore: record - 1, records: 1 })
    else current.records++
    last = record
  }
  const [first] = cuts
  if (!first) return { header: 0, ranges: [] }
  const header = format === 'csv' ? first.at : 0
  first.at = header // what stands before the first message belongs to it
  return { header, ranges: withDigests(path, cuts) }
}

async function* chunks(path: string): AsyncGenerator<Uint8Array> {
  yield* fileBytes(path)
}

function withDigests(path: string, cuts: readonly { at: number; recordsBefore: number; records: number }[]): Range[] {
  return cuts.map(({ at, recordsBefore, records }, i) => {
    const digest = startDigest()
    let end = at
    for (const chunk of fileBytes(path, at, cuts[i + 1]?.at)) {
      digest.update(chunk)
      end += chunk.length
    }
    return { start: at, end, recordsBefore, records, digest: digest.end() }
  })
}
