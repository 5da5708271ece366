/** A worker, a process of its own: takes one shard after the other, writes its output and its result, says when it is done. */
import { Worker } from 'node:worker_threads'
import { TinctureError } from '../errors.ts'
import { builtin } from '../lexicon-files/index.ts'
import { buildExtractor } from '../pipeline/index.ts'
import { writeResult } from './checkpoint.ts'
import { runShard, type ShardTask } from './run-shard.ts'
import { createWatch } from './watch.ts'

/** What it answers to a shard: an error of ours with its message, or only the place in our code of any other. */
export type WorkerAnswer =
  | { readonly done: number }
  | { readonly failed: { readonly code: string; readonly message: string } }
  | { readonly bug: { readonly name: string; readonly stack: string } }

// before anything that takes time: a run that is no more must not leave its workers behind
new Worker(new URL('./guard.js', import.meta.url), {
  workerData: process.ppid,
  argv: [],
  execArgv: [],
  resourceLimits: { maxYoungGenerationSizeMb: 1, maxOldGenerationSizeMb: 16 },
}).unref()

const watch = createWatch(process.argv[2]!)
const extractor = buildExtractor(builtin('en'))

async function run(task: ShardTask): Promise<WorkerAnswer> {
  try {
    watch.begin()
    writeResult(task.out, await runShard(task, extractor, watch))
    watch.waiting()
    return { done: task.number }
  } catch (error) {
    if (error instanceof TinctureError) return { failed: { code: error.code, message: error.message } }
    // the message could quote a note
    const { name = 'unknown', stack = '', code } = error as Error & { code?: string }
    const places = stack.split('\n').filter((line) => /^\s+at /.test(line))
    return { bug: { name: code ? `${name} ${code}` : name, stack: places.slice(0, 5).join('\n') } }
  }
}

process.on('disconnect', () => process.exit())
process.on('message', (task: ShardTask) => {
  void run(task).then((answer) => process.send!(answer))
})
