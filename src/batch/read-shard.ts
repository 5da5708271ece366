/** Reads the records of a shard, and checks that the inputs are what they were when the run was planned. */
import { statSync } from 'node:fs'
import { TinctureError } from '../errors.ts'
import { InputError } from '../inputs/index.ts'
import { headBytes, type Read, type ReadNotesOptions } from '../readers/index.ts'
import { digestOf, startDigest } from './digest.ts'
import { fileBytes, openBytes, unpackedName, type Waiting } from './open-bytes.ts'
import { inputsOf, type PlannedInput, type RangeShard, type Reading, type Shard } from './plan.ts'
import { type CarefulReader, createCarefulReader, moved, type Refusals } from './read-carefully.ts'

/** What a worker needs to know of a plan. */
export interface ShardToRead {
  readonly shard: Shard
  readonly reading: Reading
  /** The inputs of the shard, and the number of the first of them in the plan. */
  readonly inputs: readonly PlannedInput[]
}

/** The part of a plan that is about one shard. */
export function shardToRead(plan: { reading: Reading; inputs: readonly PlannedInput[] }, shard: Shard): ShardToRead {
  const [from, to] = inputsOf(shard)
  return { shard, reading: plan.reading, inputs: plan.inputs.slice(from, to) }
}

/** A note or a rejection, and the number of its input in the plan. */
export interface ShardRead {
  readonly read: Read
  readonly input: number
}

/** Told what is being read. */
export interface ReadWatch extends Waiting {
  /** The number of an input in the shard, from 0. */
  input(number: number): void
}

/**
 * The records of a shard, numbered as in the whole input.
 *
 * @throws TinctureError when an input is another than it was.
 */
export async function* readShard(
  given: ShardToRead,
  refusals: Refusals = new Map(),
  watch?: ReadWatch,
): AsyncGenerator<ShardRead> {
  const { shard, reading, inputs } = given
  const [first] = inputsOf(shard)
  const reader = createCarefulReader(refusals, watch)
  for (const [i, input] of inputs.entries()) {
    const number = first + i
    reader.position.input = i
    watch?.input(i)
    if (statSync(input.path, { throwIfNoEntry: false })?.size !== input.size) throw changed(number)
    const options = { ...reading, format: input.format, ...(input.id === undefined ? {} : { id: input.id }) }
    if ('input' in shard) {
      for await (const read of readRange(input, shard, number, reader, options, watch)) yield { read, input: number }
      continue
    }
    for (const head of fileBytes(input.path, 0, headBytes)) if (digestOf(head) !== input.head) throw changed(number)
    let record = 0
    try {
      const bytes = openBytes(input.path, reading.inflation, watch)
      for await (const read of reader.read(bytes, unpackedName(input.path), options)) {
        record = ('note' in read ? read.origin : read.rejected).record
        yield { read, input: number }
      }
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      yield { read: { rejected: { code: error.code, record: record + 1 } }, input: number }
    }
  }
}

/** The records of a range, numbered and placed as in the whole input. */
async function* readRange(
  input: PlannedInput,
  shard: RangeShard,
  number: number,
  reader: CarefulReader,
  reading: ReadNotesOptions,
  watch?: ReadWatch,
): AsyncGenerator<Read> {
  const { start, end, header, recordsBefore } = shard
  const options = { ...reading, recordsBefore }
  if (reader.isWarned && input.format === 'ndjson') {
    for await (const read of reader.readLines(input.path, start, end, options)) yield moved(read, start)
    return
  }
  const bytes = rangeBytes(input, shard, number, watch)
  for await (const read of reader.read(bytes, input.path, options)) yield moved(read, start - header)
}

function changed(number: number): TinctureError {
  return new TinctureError(
    'batch/inputs-changed',
    `Input ${number + 1} is no longer what it was when this run began: put it back, or begin anew with another output folder.`,
  )
}

async function* rangeBytes(
  { path }: PlannedInput,
  { start, end, header, digest }: RangeShard,
  number: number,
  waiting?: Waiting,
): AsyncGenerator<Uint8Array> {
  yield* fileBytes(path, 0, header)
  const hash = startDigest()
  for (const chunk of fileBytes(path, start, end, waiting)) {
    hash.update(chunk)
    yield chunk
  }
  if (hash.end() !== digest) throw changed(number)
}
