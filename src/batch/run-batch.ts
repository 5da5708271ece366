/** A run from its inputs to its report: planned, begun or taken up again, worked on, finished. */
import { availableParallelism } from 'node:os'
import { builtin } from '../node.ts'
import { beginRun, isDone, type RunIdentity, readResult, resumedPlan } from './checkpoint.ts'
import { type BatchReport, finish } from './finish.ts'
import { listInputs } from './list-inputs.ts'
import { bytesOf, type Plan, type Reading } from './plan.ts'
import { planShards } from './plan-shards.ts'
import { runPool } from './pool.ts'
import { type Progress, startMeter } from './progress.ts'
import { shardToRead } from './read-shard.ts'
import { type BatchSettings, checkSettings } from './settings.ts'
import { removeAbandoned, removeAbandonedWhenGone } from './write-atomic.ts'

/** How a run is worked on; nothing here changes a byte of its output. */
export interface WorkOptions {
  /** Processes; one a core when not given. */
  readonly workers?: number
  /** Seconds that one record may take before it is refused. */
  readonly recordTimeout?: number
  /** Megabytes that one worker may hold. */
  readonly workerMemory?: number
  /** Told some times a second how far the run is. */
  readonly onProgress?: (progress: Progress) => void
}

export const workDefaults = { recordTimeout: 60, workerMemory: 2048 } as const

/** The secret of ids, for de-identified output. */
interface WithKey {
  readonly idKey?: string
}

/** How a run is planned; one that goes on keeps its plan. */
interface WithShards {
  readonly shardBytes?: number
}

/**
 * Runs a batch, or goes on with one that was stopped: the same inputs, settings and folder give the same bytes.
 *
 * @throws TinctureError when an input is missing or has changed, the folder holds something else, or can't be written.
 */
export async function runBatch(
  paths: readonly string[],
  out: string,
  reading: Reading,
  settings: BatchSettings,
  options: WorkOptions & WithKey & WithShards = {},
): Promise<BatchReport> {
  checkSettings(settings, options.idKey)
  const identity = identityOf(settings, options.idKey)
  const listed = listInputs(paths)
  const plan = resumedPlan(out, listed, reading, identity) ?? (await planShards(listed, reading, options.shardBytes))
  beginRun(out, plan, identity)
  return work(out, plan, identity, options)
}

/**
 * Runs all shards of a plan that are not done, and finishes the run.
 *
 * @throws TinctureError as `runBatch` does.
 */
export async function runPlan(
  plan: Plan,
  out: string,
  settings: BatchSettings,
  options: WorkOptions & WithKey = {},
): Promise<BatchReport> {
  checkSettings(settings, options.idKey)
  const identity = identityOf(settings, options.idKey)
  beginRun(out, plan, identity)
  return work(out, plan, identity, options)
}

/**
 * Runs one shard of a plan, unless it is done: on any machine, as often as one likes, with the same bytes. The run is
 * finished by `runPlan` when all shards are there.
 *
 * @throws TinctureError as `runBatch` does.
 */
export async function runOneShard(
  plan: Plan,
  shard: number,
  out: string,
  settings: BatchSettings,
  options: WorkOptions & WithKey = {},
): Promise<void> {
  checkSettings(settings, options.idKey)
  const identity = identityOf(settings, options.idKey)
  beginRun(out, plan, identity)
  if (!isDone(out, shard)) await workOn([shard], out, plan, identity, { ...options, workers: 1 })
}

function identityOf(settings: BatchSettings, idKey: string | undefined): RunIdentity {
  return { settings, idKey, lexiconDigest: builtin('en').header.digest }
}

async function work(out: string, plan: Plan, identity: RunIdentity, options: WorkOptions): Promise<BatchReport> {
  removeAbandoned(out)
  const todo = [...plan.shards.keys()].filter((shard) => !isDone(out, shard))
  await workOn(todo, out, plan, identity, options)
  await removeAbandonedWhenGone(out) // a run that was killed just before this one began had workers that lived a moment longer
  return finish(out, plan, identity.settings, identity.lexiconDigest)
}

async function workOn(
  todo: readonly number[],
  out: string,
  plan: Plan,
  { settings, idKey }: RunIdentity,
  options: WorkOptions,
): Promise<void> {
  const open = new Set(todo)
  const before = { notes: 0, rejected: 0, bytes: 0 }
  for (const [number, { bytes }] of plan.shards.entries()) {
    if (open.has(number) || !isDone(out, number)) continue
    const { notes, rejected } = readResult(out, number).tally
    before.notes += notes
    before.rejected += rejected
    before.bytes += bytes
  }
  const meter = startMeter(bytesOf(plan), before)
  const { recordTimeout = workDefaults.recordTimeout, workerMemory = workDefaults.workerMemory } = options
  await runPool(
    out,
    todo,
    (number, refusals, isBroken) => ({
      ...shardToRead(plan, plan.shards[number]!),
      number,
      out,
      settings,
      ...(idKey === undefined ? {} : { idKey }),
      refusals,
      isBroken,
    }),
    {
      workers: options.workers ?? availableParallelism(),
      recordTimeout,
      workerMemory,
      done: (number) => {
        const { notes, rejected } = readResult(out, number).tally
        meter.add({ notes, rejected, bytes: plan.shards[number]!.bytes })
      },
      tick: (running) => options.onProgress?.(meter.now(running)),
    },
  )
  options.onProgress?.(meter.now([]))
}
