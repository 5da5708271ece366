/** Sinks: where the results of a shard go. A form of output is one function that makes a sink. */
import type { BundleOptions, Extraction } from '../node.ts'
import type { OffsetMap } from '../readers/index.ts'
import type { Parts } from './parts.ts'

/** One form of output, for one shard. */
export interface Sink {
  /**
   * Makes a note's output without writing any, so that a note that fails leaves nothing behind; what is given back
   * writes it. Called in the order of the notes; `map` leads back to their source.
   */
  prepare(extraction: Extraction, map: OffsetMap): () => void
  /** Writes what is left. Files are given their names after this. */
  end(): void
  /** What is written once a run and not once a shard: lines by type. */
  readonly once?: Readonly<Record<string, string>>
}

/** What a sink is made with. */
export interface SinkContext {
  readonly parts: Parts
  readonly bundle: BundleOptions
  readonly deidentified: boolean
}

export type MakeSink = (context: SinkContext) => Sink
