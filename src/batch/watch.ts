/** What a worker tells while it works, in a small file: how far it is, and what it is doing. It is true also of a worker that is no more. */
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { unwritable } from './unwritable.ts'
import { unfinishedPath, writeAll } from './write-atomic.ts'

// Places in the file, each an integer.
const stagePlace = 0
const readPlace = 1
const notesPlace = 2
const rejectedPlace = 3
const blocksPlace = 4
const inputPlace = 5
const places = 6

// Bytes are counted in blocks, so that an integer holds those of any input.
const blockBytes = 1024

// Numbers in the file.
const stages = ['waiting', 'reading', 'working'] as const
/** What a worker is doing: waiting for work or for the disk, reading a record, or working on its note. */
export type Stage = (typeof stages)[number]

/** What a worker has done in its current shard. */
export interface Seen {
  readonly stage: Stage
  /** The number of the note or rejection in its shard, from 0. */
  readonly read: number
  /** The number of its input in its shard. */
  readonly input: number
  readonly notes: number
  readonly rejected: number
  readonly bytes: number
}

/** The side of the one who watches. */
export interface Beat {
  readonly path: string
  seen(): Seen
  /** Removes the file. */
  end(): void
}

/**
 * Makes the file of a worker that is about to begin, among the unfinished ones; as long as it will ever be, so that a disk
 * that fills up later takes it too.
 *
 * @throws TinctureError when it can't be written.
 */
export function newBeat(out: string): Beat {
  const path = unfinishedPath(out)
  const beat = new Int32Array(places)
  const bytes = new Uint8Array(beat.buffer)
  let file: number
  try {
    file = openSync(path, 'w+')
    writeAll(file, bytes)
  } catch (error) {
    throw unwritable(error)
  }
  return {
    path,
    seen() {
      readSync(file, bytes, 0, bytes.length, 0)
      return {
        stage: stages[beat[stagePlace]!]!,
        read: beat[readPlace]!,
        input: beat[inputPlace]!,
        notes: beat[notesPlace]!,
        rejected: beat[rejectedPlace]!,
        bytes: beat[blocksPlace]! * blockBytes,
      }
    },
    end() {
      closeSync(file)
      rmSync(path, { force: true })
    },
  }
}

/** The worker's side. */
export interface Watch {
  begin(): void
  reading(read: number): void
  input(number: number): void
  /** At work on a note: its number in the shard, that of its input. */
  working(read: number, input: number): void
  waiting(): void
  goOn(bytes: number): void
  note(): void
  reject(): void
}

/**
 * Tells in the file of that path, at once: what is told late would accuse another record.
 *
 * @throws TinctureError, in each of its methods, when the file can't be written.
 */
export function createWatch(path: string): Watch {
  const file = openSync(path, 'r+')
  const beat = new Int32Array(places)
  const whole = new Uint8Array(beat.buffer)
  let bytes = 0
  let stage: Stage = 'waiting'
  let before: Stage = stage
  const tell = (now: Stage): void => {
    stage = now
    beat[stagePlace] = stages.indexOf(now)
    try {
      writeSync(file, whole, 0, whole.length, 0)
    } catch (error) {
      throw unwritable(error) // a worker that can't tell where it is looks like one that stands still
    }
  }
  return {
    begin() {
      bytes = 0
      beat.fill(0)
      tell('waiting')
    },
    reading(read) {
      beat[readPlace] = read
      tell('reading')
    },
    input(number) {
      if (beat[inputPlace] === number) return
      beat[inputPlace] = number
      tell(stage)
    },
    working(read, input) {
      beat[readPlace] = read
      beat[inputPlace] = input
      tell('working')
    },
    waiting() {
      before = stage
      tell('waiting')
    },
    goOn(more) {
      bytes += more
      beat[blocksPlace] = Math.floor(bytes / blockBytes)
      tell(before)
    },
    // counts are told with the next record
    note: () => void beat[notesPlace]!++,
    reject: () => void beat[rejectedPlace]!++,
  }
}
