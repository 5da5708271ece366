/** The checkpoint: what a run is, and which of its shards are done. It holds no path and no word: a path may hold a name. */
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { TinctureError } from '../errors.ts'
import { version } from '../node.ts'
import { digestOf, keyedDigest } from './digest.ts'
import type { ListedInput } from './list-inputs.ts'
import type { Plan, PlannedInput, Shard } from './plan.ts'
import type { ShardResult } from './run-shard.ts'
import type { BatchSettings } from './settings.ts'
import { unwritable } from './unwritable.ts'
import { stateFolder, writeAtomic } from './write-atomic.ts'

/** A run, as its folder remembers it. */
interface RunRecord {
  readonly version: string
  readonly lexicon: string
  readonly settings: BatchSettings
  /** What the secret makes of a fixed word: the same secret is known again, and none is given away. */
  readonly key: string | null
  readonly reading: Plan['reading']
  readonly inputs: readonly (Omit<PlannedInput, 'path'> & { readonly path: string })[]
  readonly shards: readonly Shard[]
}

/** What makes a run this run. */
export interface RunIdentity {
  readonly settings: BatchSettings
  readonly idKey: string | undefined
  readonly lexiconDigest: string
}

function recordPath(out: string): string {
  return join(out, stateFolder, 'run.json')
}

function resultPath(out: string, shard: number): string {
  return join(out, stateFolder, `result.${String(shard).padStart(5, '0')}.json`)
}

function recordOf(plan: Plan, { settings, idKey, lexiconDigest }: RunIdentity): RunRecord {
  return {
    version,
    lexicon: lexiconDigest,
    settings,
    key: idKey === undefined ? null : keyedDigest(idKey, 'tincture batch'),
    reading: plan.reading,
    inputs: plan.inputs.map(({ id: _, ...input }) => ({ ...input, path: digestOf(input.path) })),
    shards: plan.shards,
  }
}

/**
 * The plan that a folder's run was begun with; null when none was.
 *
 * @throws TinctureError when that was another run, or its inputs have changed.
 */
export function resumedPlan(
  out: string,
  listed: readonly ListedInput[],
  reading: Plan['reading'],
  identity: RunIdentity,
): Plan | null {
  if (!existsSync(recordPath(out))) return null
  const record = readRecord(out)
  checkSame(record, recordOf({ reading, inputs: [], shards: [] }, identity))
  if (listed.length !== record.inputs.length) throw changed(null)
  const inputs = listed.map((input, i) => {
    const known = record.inputs[i]!
    const same = digestOf(input.path) === known.path && input.size === known.size && input.modified === known.modified
    if (!same) throw changed(i)
    return { ...known, path: input.path, ...(input.id === undefined ? {} : { id: input.id }) }
  })
  return { reading: record.reading, inputs, shards: record.shards }
}

/**
 * Begins a run in a folder, or joins the one that is there.
 *
 * @throws TinctureError when the folder holds something else, or can't be written.
 */
export function beginRun(out: string, plan: Plan, identity: RunIdentity): void {
  const record = recordOf(plan, identity)
  if (existsSync(recordPath(out))) {
    const known = readRecord(out)
    checkSame(known, record)
    if (JSON.stringify([known.inputs, known.shards]) !== JSON.stringify([record.inputs, record.shards]))
      throw new TinctureError(
        'batch/other-run',
        'The output folder holds a run over other shards: give another folder with --out.',
      )
    return
  }
  try {
    mkdirSync(join(out, stateFolder), { recursive: true })
  } catch (error) {
    throw unwritable(error)
  }
  if (readdirSync(out).some((name) => name !== stateFolder)) {
    // another machine may have begun the run in the meantime
    if (existsSync(recordPath(out))) {
      beginRun(out, plan, identity)
      return
    }
    throw new TinctureError(
      'batch/other-run',
      'The output folder is not empty, and what is in it is no run of this program: give a new one with --out.',
    )
  }
  writeAtomic(out, recordPath(out), `${JSON.stringify(record)}\n`)
}

function readRecord(out: string): RunRecord {
  return JSON.parse(readFileSync(recordPath(out), 'utf8')) as RunRecord
}

/** What is compared, and how it is called. */
const compared: readonly [keyof RunRecord, string][] = [
  ['version', 'version of the program'],
  ['lexicon', 'lexicon'],
  ['settings', 'options'],
  ['key', 'id key'],
  ['reading', 'options of reading'],
]

function checkSame(known: RunRecord, now: RunRecord): void {
  const other = compared.filter(([part]) => JSON.stringify(known[part]) !== JSON.stringify(now[part]))
  if (other.length === 0) return
  throw new TinctureError(
    'batch/other-run',
    `The output folder holds a run with another ${other.map(([, name]) => name).join(' and another ')}: go on with the same, or give another folder with --out.`,
  )
}

function changed(input: number | null): TinctureError {
  return new TinctureError(
    'batch/inputs-changed',
    `${input === null ? 'The number of inputs' : `Input ${input + 1}`} is not what it was when this run began: put it back, or begin anew with another output folder.`,
  )
}

/** Marks a shard as done. Its files have their names already. */
export function writeResult(out: string, result: ShardResult): void {
  writeAtomic(out, resultPath(out, result.shard), `${JSON.stringify(result)}\n`)
}

export function isDone(out: string, shard: number): boolean {
  return existsSync(resultPath(out, shard))
}

export function readResult(out: string, shard: number): ShardResult {
  return JSON.parse(readFileSync(resultPath(out, shard), 'utf8')) as ShardResult
}
