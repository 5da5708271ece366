/** Ranges of lines: nothing is left out, and what is counted is what the reader of lines reads. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createLineCutter, type Range } from '../../src/batch/cut-lines.ts'
import { readNotes } from '../../src/readers/index.ts'

function cut(bytes: Uint8Array, size: number, chunk: number): Range[] {
  const cutter = createLineCutter(size)
  const ranges: Range[] = []
  for (let at = 0; at < bytes.length; at += chunk) ranges.push(...cutter.push(bytes.subarray(at, at + chunk)))
  const last = cutter.end()
  return last ? [...ranges, last] : ranges
}

async function records(bytes: Uint8Array, recordsBefore = 0): Promise<number[]> {
  const found: number[] = []
  for await (const read of readNotes(bytes, 'x.ndjson', { format: 'ndjson', recordsBefore }))
    found.push('note' in read ? read.origin.record : read.rejected.record)
  return found
}

const line = fc.oneof(
  fc.constantFrom('', ' ', '\t\r', '{"text":"a"}', '{"id":"x","text":"fever"}\r', 'no json', '{"text":3}'),
  fc.string({ maxLength: 20 }).map((text) => text.replaceAll('\n', '')),
)

it('parts are read as the whole is', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { maxLength: 20 }),
      fc.boolean(),
      fc.integer({ min: 1, max: 80 }),
      fc.integer({ min: 1, max: 50 }),
      async (lines, ends, size, chunk) => {
        const bytes = Buffer.from(lines.join('\n') + (ends ? '\n' : ''))
        const ranges = cut(bytes, size, chunk)
        expect(ranges.reduce((at, { start, end }) => (start === at ? end : -1), 0)).toBe(bytes.length)
        const parts: number[] = []
        for (const { start, end, recordsBefore, records: count } of ranges) {
          const found = await records(bytes.subarray(start, end), recordsBefore)
          expect(found).toHaveLength(count)
          parts.push(...found)
        }
        expect(parts).toEqual(await records(bytes))
      },
    ),
  )
})

it('digests tell ranges apart, and not how their bytes came', () => {
  const bytes = Buffer.from('{"text":"a"}\n{"text":"b"}\n')
  const [first, second] = cut(bytes, 1, 7)
  expect(first!.digest).not.toBe(second!.digest)
  expect(cut(bytes, 1, 100)).toEqual([first, second])
})
