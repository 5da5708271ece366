/** Makes the plan of a run: looks at each input once, finds its format and cuts it into shards. */

import { closeSync, openSync } from 'node:fs'
import { TinctureError } from '../errors.ts'
import { isCompressed } from '../inputs/index.ts'
import { headBytes, readerNamed, recognise } from '../readers/index.ts'
import { createLineCutter, type Range } from './cut-lines.ts'
import { cutRecords } from './cut-records.ts'
import { digestOf } from './digest.ts'
import type { ListedInput } from './list-inputs.ts'
import { fileBytes, openBytes, unpackedName } from './open-bytes.ts'
import type { Plan, PlannedInput, Reading, Shard } from './plan.ts'

/** Formats of one record a file; FHIR JSON may have several, which only reading tells. */
const wholeFormats = new Set(['text', 'rtf', 'html', 'ccda'])

// A shard is what is done again after a stop, and a file of each type: some seconds of work, and a thousand of them.
const leastShardBytes = 4 * 1024 * 1024
const mostShards = 1000
const mostFilesInShard = 1000

/** The bytes of a shard for inputs of so many bytes. */
export function shardBytesFor(bytes: number): number {
  return Math.max(leastShardBytes, Math.ceil(bytes / mostShards))
}

/**
 * Plans a run over these inputs.
 *
 * @throws ConfigError when no reader has the format's name; TinctureError when an input can't be opened.
 */
export async function planShards(
  listed: readonly ListedInput[],
  reading: Reading,
  shardBytes = shardBytesFor(listed.reduce((sum, { size }) => sum + size, 0)),
): Promise<Plan> {
  if (reading.format !== undefined) readerNamed(reading.format)
  const inputs: PlannedInput[] = []
  const shards: Shard[] = []
  let open: { from: number; bytes: number } | null = null // whole inputs that wait for more
  const close = (to: number): void => {
    if (open) shards.push({ from: open.from, to, bytes: open.bytes })
    open = null
  }
  for (const [i, input] of listed.entries()) {
    const { head, format, packed, isUtf16 } = await look(input, i, reading)
    const cut = packed || isUtf16 || input.size === 0 ? null : await rangesOf(input, format, reading, shardBytes)
    const records = wholeFormats.has(format) ? 1 : packed ? await countLines(input, format, reading) : null
    inputs.push({ ...input, format, head, records })
    if (cut) {
      close(i)
      const { header, ranges } = cut
      for (const range of ranges) shards.push({ ...range, input: i, header, bytes: range.end - range.start })
      continue
    }
    open ??= { from: i, bytes: 0 }
    open.bytes += input.size
    if (open.bytes >= shardBytes || i + 1 - open.from >= mostFilesInShard) close(i + 1)
  }
  close(listed.length)
  return { reading, inputs, shards }
}

/** What the beginning of an input says. */
async function look({ path }: ListedInput, i: number, { format, inflation }: Reading) {
  try {
    closeSync(openSync(path, 'r'))
  } catch (error) {
    const code = (error as { code?: string }).code
    throw new TinctureError(
      'batch/unreadable-input',
      `Input ${i + 1} can't be read (${code}): mend that or leave it out.`,
    )
  }
  const [raw = new Uint8Array()] = [...fileBytes(path, 0, headBytes)]
  const packed = isCompressed(raw) // such a one can't be cut
  let head = raw
  if (packed)
    try {
      for await (const chunk of openBytes(path, inflation)) {
        head = chunk.subarray(0, headBytes)
        break
      }
    } catch {
      head = new Uint8Array() // broken from its first byte: its record is refused when it is read
    }
  return {
    head: digestOf(raw),
    format: format ?? recognise(head, unpackedName(path)).name,
    packed,
    isUtf16: head.subarray(0, 512).includes(0),
  }
}

interface Cut {
  readonly header: number
  readonly ranges: readonly Range[]
}

async function rangesOf(input: ListedInput, format: string, reading: Reading, size: number): Promise<Cut | null> {
  if (format === 'ndjson') {
    const cutter = createLineCutter(size)
    const ranges: Range[] = []
    for (const chunk of fileBytes(input.path)) ranges.push(...cutter.push(chunk))
    const last = cutter.end()
    return { header: 0, ranges: last ? [...ranges, last] : ranges }
  }
  if (format !== 'csv' && format !== 'hl7v2') return null
  const cut = await cutRecords(input.path, format, reading, size)
  return !cut || cut.ranges.length === 0 || cut.header > headBytes ? null : cut
}

/** Records of a packed file of lines; null for other formats, and where it is broken. */
async function countLines({ path }: ListedInput, format: string, { inflation }: Reading): Promise<number | null> {
  if (format !== 'ndjson') return null
  const cutter = createLineCutter(Infinity)
  try {
    for await (const chunk of openBytes(path, inflation)) cutter.push(chunk)
  } catch {
    return null
  }
  return cutter.end()?.records ?? 0
}
