/** What a worker tells while it works, in shared memory: how far it is, and what it is doing. */

// Places in the memory.
const stagePlace = 0
const readPlace = 1
const notesPlace = 2
const rejectedPlace = 3
const blocksPlace = 4
const inputPlace = 5
const places = 6

// Bytes are counted in blocks, so that an integer holds those of any input.
const blockBytes = 1024

/** What a worker is doing: waiting for work or for the disk, reading a record, or working on its note. */
export type Stage = 'waiting' | 'reading' | 'working'
const stages: readonly Stage[] = ['waiting', 'reading', 'working']

export type Beat = Int32Array<SharedArrayBuffer>

export function newBeat(): Beat {
  return new Int32Array(new SharedArrayBuffer(places * Int32Array.BYTES_PER_ELEMENT))
}

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

export function seen(beat: Beat): Seen {
  return {
    stage: stages[Atomics.load(beat, stagePlace)]!,
    read: Atomics.load(beat, readPlace),
    input: Atomics.load(beat, inputPlace),
    notes: Atomics.load(beat, notesPlace),
    rejected: Atomics.load(beat, rejectedPlace),
    bytes: Atomics.load(beat, blocksPlace) * blockBytes,
  }
}

/** The worker's side. */
export interface Watch {
  begin(): void
  reading(read: number): void
  input(number: number): void
  working(): void
  waiting(): void
  goOn(bytes: number): void
  note(): void
  reject(): void
}

export function createWatch(beat: Beat): Watch {
  let bytes = 0
  let before: number = 0
  const stage = (one: Stage): void => void Atomics.store(beat, stagePlace, stages.indexOf(one))
  return {
    begin() {
      bytes = 0
      beat.fill(0)
    },
    reading(read) {
      Atomics.store(beat, readPlace, read)
      stage('reading')
    },
    input: (number) => void Atomics.store(beat, inputPlace, number),
    working: () => stage('working'),
    waiting() {
      before = Atomics.load(beat, stagePlace)
      stage('waiting')
    },
    goOn(more) {
      bytes += more
      Atomics.store(beat, blocksPlace, Math.floor(bytes / blockBytes))
      Atomics.store(beat, stagePlace, before)
    },
    note: () => void Atomics.add(beat, notesPlace, 1),
    reject: () => void Atomics.add(beat, rejectedPlace, 1),
  }
}
