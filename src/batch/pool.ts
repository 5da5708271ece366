/** The workers of a run: each gets a shard when it is free; one that breaks or stalls is replaced, and its record refused. */
import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { BugError, type ErrorCode, TinctureError } from '../errors.ts'
import type { Refusal, RefusedCode } from './read-carefully.ts'
import type { ShardTask } from './run-shard.ts'
import { type Beat, newBeat, type Seen } from './watch.ts'
import type { WorkerAnswer } from './worker.ts'
import { removeUnfinished } from './write-atomic.ts'

export interface PoolOptions {
  readonly workers: number
  /** Seconds that one record may take. */
  readonly recordTimeout: number
  /** Megabytes of JavaScript objects that one worker may hold. */
  readonly workerMemory: number
  /** Told when a shard is done, and some times a second what the workers are at. */
  readonly done: (shard: number) => void
  readonly tick: (running: readonly Seen[]) => void
}

/** A record is refused when it broke a worker twice: once may have been the machine. */
const strikesAllowed = 2
// A shard that breaks workers at one record after the other, each once, would go on for ever.
const lossesAllowed = 20
const tickMilliseconds = 200
// A heap that may be large grows large before it is tidied: a worker gets this much first, and all that it may have when
// a record has shown that it needs it.
const firstMemory = 512

/**
 * How a worker's V8 is set up: one core each, so no threads that collect garbage for it; as much room for young objects (in
 * megabytes, twice) in every version of Node, for more was little faster and went past what a worker may hold; and a third
 * of the usual inlining, which costs more to compile, and to fetch into a core's caches, than it saves.
 */
const engineOptions = [
  '--single-threaded-gc',
  '--min-semi-space-size=16',
  '--max-semi-space-size=16',
  '--max-inlined-bytecode-size-cumulative=300',
]
// What V8 says of a heap that is full, on the standard error of a process that it then ends.
const heapIsFull = /heap out of memory/

interface Slot {
  readonly worker: ChildProcess
  /** Megabytes of old objects that it may hold. */
  readonly memory: number
  readonly beat: Beat
  task: ShardTask | null
  /** How long the record has been the same one, in ticks: a machine that slept has not waited. */
  at: string
  ticks: number
}

/**
 * Runs shards; gives back when all are done.
 *
 * @throws TinctureError when an input has changed, the output can't be written, or workers are lost again and again.
 */
export function runPool(
  out: string,
  numbers: readonly number[],
  taskOf: (shard: number, refusals: ReadonlyMap<number, Refusal>, isBroken: boolean) => ShardTask,
  options: PoolOptions,
): Promise<void> {
  const todo = [...numbers].reverse()
  const refusals = new Map<number, Map<number, Refusal>>()
  const strikes = new Map<string, number>()
  const losses = new Map<number, number>()
  const slots = new Set<Slot>()
  let ended = false

  return new Promise((resolve, reject) => {
    const timer = setInterval(tick, tickMilliseconds)
    const count = Math.max(1, Math.min(options.workers, todo.length))
    if (todo.length === 0) end()
    else for (let i = 0; i < count; i++) start(Math.min(firstMemory, options.workerMemory))

    function end(error?: Error): void {
      if (ended) return
      ended = true
      clearInterval(timer)
      const gone = [...slots].map(({ worker }) => new Promise((resolve) => worker.once('close', resolve)))
      for (const { worker } of slots) worker.kill('SIGKILL')
      void Promise.all(gone).then(() => {
        if (error) reject(error)
        else resolve()
      })
    }

    function start(memory: number): void {
      let beat: Beat
      try {
        beat = newBeat(out)
      } catch (error) {
        end(error as TinctureError)
        return
      }
      const worker = fork(fileURLToPath(new URL('./worker.js', import.meta.url)), [beat.path], {
        execArgv: [...process.execArgv, ...engineOptions, `--max-old-space-size=${memory}`],
        serialization: 'advanced',
        // what an engine says at its end is read for its cause, and goes no further: it could show words of a note
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      })
      const slot: Slot = { worker, memory, beat, task: null, at: '', ticks: 0 }
      slots.add(slot)
      let cause: RefusedCode = 'batch/crashed'
      worker.stderr!.on('data', (said: Buffer) => {
        if (heapIsFull.test(said.toString('latin1'))) cause = 'batch/out-of-memory'
      })
      worker.on('message', (answer: WorkerAnswer) => take(slot, answer))
      worker.on('error', () => {
        if (worker.pid !== undefined) return // it did not get what it was sent: it is ending
        slots.delete(slot)
        beat.end()
        end(lost())
      })
      worker.on('close', () => {
        const last = beat.seen()
        beat.end()
        if (worker.pid !== undefined) removeUnfinished(out, worker.pid)
        if (!slots.delete(slot) || ended) return
        lose(slot, last, slot.ticks === stalled ? 'batch/timed-out' : cause)
      })
      give(slot)
    }

    function give(slot: Slot): void {
      const shard = todo.pop()
      slot.at = ''
      slot.ticks = 0
      slot.task = shard === undefined ? null : taskOf(shard, refusals.get(shard) ?? new Map(), losses.has(shard))
      if (slot.task) slot.worker.send(slot.task)
      else if ([...slots].every(({ task }) => task === null)) end()
    }

    function take(slot: Slot, answer: WorkerAnswer): void {
      if (ended) return
      if ('done' in answer) {
        options.done(answer.done)
        give(slot)
      } else if ('failed' in answer) end(new TinctureError(answer.failed.code as ErrorCode, answer.failed.message))
      else end(bugOf(answer.bug))
    }

    /** A worker is no more: the record that it was at gets a strike, and the shard is done again. */
    function lose({ task, memory }: Slot, { stage, read, input }: Seen, code: RefusedCode): void {
      if (!task) {
        // it broke before it had work, and so would the next one
        end(lost())
        return
      }
      if (code === 'batch/out-of-memory' && memory < options.workerMemory) {
        todo.push(task.number)
        start(options.workerMemory)
        return
      }
      const place = `${task.number}:${input}:${read}:${stage}`
      const strike = (strikes.get(place) ?? 0) + 1
      const loss = (losses.get(task.number) ?? 0) + 1
      strikes.set(place, strike)
      losses.set(task.number, loss)
      const own = refusals.get(task.number) ?? new Map<number, Refusal>()
      if (own.has(read)) {
        end(lost()) // it was refused, and breaks the worker all the same
        return
      }
      if (strike >= strikesAllowed) {
        refusals.set(task.number, own)
        own.set(read, { code, isUnreadable: stage !== 'working', input })
        losses.set(task.number, 0)
      } else if (loss > lossesAllowed) {
        end(lost())
        return
      }
      todo.push(task.number)
      start(memory)
    }

    function tick(): void {
      const running: Seen[] = []
      for (const slot of slots) {
        if (!slot.task || slot.ticks === stalled) continue
        const now = slot.beat.seen()
        running.push(now)
        const at = `${now.stage}:${now.read}`
        if (at !== slot.at || now.stage === 'waiting') {
          slot.at = at
          slot.ticks = 0
        } else if (++slot.ticks * tickMilliseconds > options.recordTimeout * 1000) {
          slot.ticks = stalled
          slot.worker.kill('SIGKILL')
        }
      }
      options.tick(running)
    }
  })
}

const stalled = -1

function lost(): TinctureError {
  return new TinctureError(
    'batch/worker-lost',
    'Workers were lost again and again: give them more memory with --worker-memory or take fewer of them, and the same command goes on.',
  )
}

function bugOf({ name, stack }: { readonly name: string; readonly stack: string }): BugError {
  const error = new BugError('bug/impossible', `a worker failed (${name})`)
  error.stack = `${error.message}\n${stack}`
  return error
}
