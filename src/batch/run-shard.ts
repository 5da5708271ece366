/** The work on one shard: read, extract, write, count; and what happens to a record that can't be. */

import {
  type BundleOptions,
  ConfigError,
  type Extraction,
  type Extractor,
  TinctureError,
  toResources,
  validateResource,
} from '../node.ts'
import { isFull } from '../pipeline/index.ts'
import type { ReadNote } from '../readers/index.ts'
import { createReview } from '../writers/index.ts'
import { createParts, type Parts, type WrittenFile } from './parts.ts'
import type { Refusals } from './read-carefully.ts'
import { readShard, type ShardToRead } from './read-shard.ts'
import { type BatchSettings, bundleOptionsOf } from './settings.ts'
import type { Sink } from './sink.ts'
import { sinksFor } from './sinks.ts'
import { createCounter, type Tally } from './tally.ts'
import type { Watch } from './watch.ts'

/** A shard as it is given to a worker. */
export interface ShardTask extends ShardToRead {
  readonly number: number
  readonly out: string
  readonly settings: BatchSettings
  readonly idKey?: string
  readonly refusals: Refusals
  /** The shard broke a worker before: its notes are taken one by one, so that the next break tells which it was. */
  readonly isBroken: boolean
}

/** What came of a shard. */
export interface ShardResult {
  readonly shard: number
  readonly tally: Tally
  readonly files: readonly WrittenFile[]
  /** Lines that are written once a run, by type. */
  readonly once: Readonly<Record<string, string>>
}

/**
 * Runs a shard: its files have their names when this is done, and not before.
 *
 * @throws TinctureError when an input has changed, or the output can't be written.
 */
export async function runShard(task: ShardTask, extractor: Extractor, watch: Watch): Promise<ShardResult> {
  const { number, out, settings } = task
  const parts = createParts(out, number, settings.gzip)
  try {
    const bundle = bundleOptionsOf(settings, task.idKey)
    const sinks = sinksFor(settings, { parts, bundle, deidentified: settings.deidentified })
    const tally = await runRecords(task, { extractor, watch, parts, sinks, bundle })
    watch.waiting()
    for (const sink of sinks) sink.end()
    const once = Object.assign({}, ...sinks.map((sink) => sink.once ?? {})) as Record<string, string>
    return { shard: number, tally, files: await parts.commit(), once }
  } catch (error) {
    parts.abort()
    throw error
  }
}

interface Means {
  readonly extractor: Extractor
  readonly watch: Watch
  readonly parts: Parts
  readonly sinks: readonly Sink[]
  readonly bundle: BundleOptions
}

async function runRecords(task: ShardTask, { extractor, watch, parts, sinks, bundle }: Means): Promise<Tally> {
  const { settings, refusals, inputs } = task
  const counter = createCounter()
  const [first] = 'from' in task.shard ? [task.shard.from] : [task.shard.input]
  const reject = (input: number, code: string, place: { record: number; at?: number | undefined }): void => {
    counter.reject(code)
    watch.reject()
    // a path may hold a name
    const file = settings.deidentified ? { input: input + 1 } : { file: inputs[input - first]!.path }
    const at = place.at === undefined ? {} : { at: place.at }
    const line = `${JSON.stringify({ ...file, record: place.record, code, ...at })}\n`
    parts.part('rejects', 'ndjson', true).write(Buffer.from(line), 1)
  }
  const nameOf = settings.deidentified ? (one: Extraction): string => noteNameOf(one, bundle) : undefined
  const review = settings.review === null ? null : createReview(settings.review, nameOf)
  const prepare = (extraction: Extraction, { map }: ReadNote): (() => void) => {
    const invalid = settings.validate ? invalidIn(extraction, bundle) : 0
    const writes = sinks.map((sink) => sink.prepare(extraction, map))
    const rows = review?.rows(extraction) ?? { text: '', count: 0 }
    return () => {
      for (const write of writes) write()
      if (rows.count > 0) parts.part('review', 'csv', true).write(Buffer.from(rows.text), rows.count)
      counter.note(extraction)
      counter.review(rows.count)
      counter.invalid(invalid)
      watch.note()
    }
  }

  // notes go in step; each is written in its turn
  let group: Numbered[] = []
  let length = 0
  const finishGroup = (): void => {
    const atWork = ({ k, inShard }: Numbered): void => watch.working(k, inShard)
    const notes = group.map(({ read }) => read.note)
    for (const [i, attempt] of extractor.attemptAll(notes, (i) => atWork(group[i]!)).entries()) {
      const { read, input } = group[i]!
      atWork(group[i]!)
      let write: () => void
      try {
        if ('error' in attempt) throw attempt.error
        write = prepare(attempt.extraction, read)
      } catch (error) {
        reject(input, codeOf(error), read.origin)
        continue
      }
      watch.waiting() // a slow disk is no slow note
      write()
    }
    group = []
    length = 0
  }

  const reads = readShard(task, refusals, { begin: watch.waiting, end: watch.goOn, input: watch.input })
  let lastInput = -1
  let lastRecord = -1
  for (let k = 0; ; k++) {
    watch.reading(k)
    const next = await reads.next()
    if (next.done) {
      finishGroup()
      return counter.tally()
    }
    const { read, input } = next.value
    const place = 'note' in read ? read.origin : read.rejected
    if (input !== lastInput || place.record !== lastRecord) counter.record()
    lastInput = input
    lastRecord = place.record
    const refusal = refusals.get(k)
    const refused = 'rejected' in read ? read.rejected.code : refusal && !refusal.isUnreadable ? refusal.code : null
    if (refused === null) {
      const { note } = read as ReadNote
      group.push({ read: read as ReadNote, input, inShard: input - first, k })
      length += note.text.length
    }
    if (refused !== null || task.isBroken || isFull(group.length, length)) {
      finishGroup()
      watch.input(input - first) // where the reader is
    }
    if (refused !== null) reject(input, refused, place)
  }
}

/** A note, its input in the run and in the shard, and its number in the shard. */
interface Numbered {
  readonly read: ReadNote
  readonly input: number
  readonly inShard: number
  readonly k: number
}

/** The code of a note that failed; what the error says may quote it. */
function codeOf(error: unknown): string {
  if (error instanceof TinctureError && error.code === 'batch/unwritable-output') throw error
  return error instanceof ConfigError && error.code === 'config/bad-note' ? 'batch/bad-note' : 'batch/failed'
}

/** What a note is called where its id may not be told: the id of its DocumentReference, which the secret made. */
function noteNameOf(extraction: Extraction, bundle: BundleOptions): string {
  return toResources({ ...extraction, findings: [] }, bundle)[0]!.id
}

function invalidIn(extraction: Extraction, bundle: BundleOptions): number {
  return toResources(extraction, bundle).filter((resource) =>
    validateResource(resource).some(({ severity }) => severity === 'error'),
  ).length
}
