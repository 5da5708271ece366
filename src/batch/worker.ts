/** A worker: takes one shard after the other, writes its output and its result, says when it is done. */
import { parentPort, workerData } from 'node:worker_threads'
import { TinctureError } from '../errors.ts'
import { readLexicon } from '../lexicon/index.ts'
import { buildExtractor } from '../pipeline/index.ts'
import { writeResult } from './checkpoint.ts'
import { runShard, type ShardTask } from './run-shard.ts'
import { type Beat, createWatch } from './watch.ts'

/** What a worker is begun with. */
export interface WorkerGiven {
  /** The compiled lexicon, in memory that all workers share. */
  readonly lexicon: SharedArrayBuffer
  readonly beat: Beat
}

/** What it answers to a shard: an error of ours with its message, or only the place in our code of any other. */
export type WorkerAnswer =
  | { readonly done: number }
  | { readonly failed: { readonly code: string; readonly message: string } }
  | { readonly bug: { readonly name: string; readonly stack: string } }

const { lexicon, beat } = workerData as WorkerGiven
const extractor = buildExtractor(readLexicon(new Uint8Array(lexicon)))
const watch = createWatch(beat)

async function run(task: ShardTask): Promise<WorkerAnswer> {
  try {
    watch.begin()
    writeResult(task.out, await runShard(task, extractor, watch))
    return { done: task.number }
  } catch (error) {
    if (error instanceof TinctureError) return { failed: { code: error.code, message: error.message } }
    // the message could quote a note
    const { name = 'unknown', stack = '', code } = error as Error & { code?: string }
    const places = stack.split('\n').filter((line) => /^\s+at /.test(line))
    return { bug: { name: code ? `${name} ${code}` : name, stack: places.slice(0, 5).join('\n') } }
  } finally {
    watch.waiting()
  }
}

parentPort!.on('message', (task: ShardTask) => {
  void run(task).then((answer) => parentPort!.postMessage(answer))
})
