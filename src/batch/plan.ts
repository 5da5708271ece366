/** The plan of a run: which inputs there are, and how they are cut into shards. It depends on the inputs alone, never on the number of workers. */
import type { InputOptions } from '../inputs/index.ts'

/** How the inputs are read; in the plan, since it decides where they may be cut. */
export type Reading = Omit<InputOptions, 'readers' | 'recordsBefore' | 'id'>

/** One file, as it was when the run was planned. */
export interface PlannedInput {
  readonly path: string
  readonly size: number
  /** When it was last changed: milliseconds since 1970. */
  readonly modified: number
  /** What its notes are called after, where that is not the file's name. */
  readonly id?: string
  /** The name of its reader. */
  readonly format: string
  /** Records that were counted in it; null where only reading it tells. */
  readonly records: number | null
  /** Digest of its first bytes. */
  readonly head: string
}

/** Whole inputs, `from` in and `to` out. */
export interface FilesShard {
  readonly from: number
  readonly to: number
  readonly bytes: number
}

/** A range of one input, from the beginning of a record to the end of one. */
export interface RangeShard {
  readonly input: number
  readonly start: number
  readonly end: number
  /** Bytes at the beginning of the input that are read before the range: a table's header. */
  readonly header: number
  readonly recordsBefore: number
  readonly records: number
  readonly bytes: number
  /** Digest of the range. */
  readonly digest: string
}

export type Shard = FilesShard | RangeShard

export interface Plan {
  readonly reading: Reading
  readonly inputs: readonly PlannedInput[]
  readonly shards: readonly Shard[]
}

/** The inputs that a shard reads, as `[from, to]`. */
export function inputsOf(shard: Shard): readonly [number, number] {
  return 'from' in shard ? [shard.from, shard.to] : [shard.input, shard.input + 1]
}

/** Bytes of all shards. */
export function bytesOf(plan: Plan): number {
  return plan.shards.reduce((sum, { bytes }) => sum + bytes, 0)
}
