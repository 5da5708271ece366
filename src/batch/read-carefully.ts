/** Reading where a record is known to break the reader, or to stall it: that one is refused unread. */
import { TinctureError } from '../errors.ts'
import { type Input, type Read, type ReadNotesOptions, readNotes } from '../readers/index.ts'
import { createLineCutter } from './cut-lines.ts'
import { fileBytes, type Waiting } from './open-bytes.ts'

/** Codes of records that broke or stalled a worker. */
export type RefusedCode = 'batch/timed-out' | 'batch/out-of-memory' | 'batch/crashed'

/** A record that broke a worker before: by its code it is refused, and not even read where reading it was what did it. */
export interface Refusal {
  readonly code: RefusedCode
  readonly isUnreadable: boolean
  /** Which of the shard's inputs was being read, from 0. */
  readonly input: number
}

/** By the number of a note or rejection in its shard, from 0. */
export type Refusals = ReadonlyMap<number, Refusal>

/** Where the reading of a shard is. */
export interface Position {
  /** Notes and rejections until now. */
  reads: number
  /** The input, from 0. */
  input: number
}

/** The reader of a shard that knows what not to read. */
export interface CarefulReader {
  /**
   * Notes of bytes. When the first record is unreadable, the input is one that can't be read.
   *
   * @throws TinctureError at an unreadable record after others: what follows it would be lost.
   */
  read(bytes: Input, path: string, options: ReadNotesOptions): AsyncGenerator<Read>
  /** Notes of a range of lines, which can be left out one by one; places are those in the range. */
  readLines(path: string, start: number, end: number, options: ReadNotesOptions): AsyncGenerator<Read>
  readonly position: Position
  /** Is a record known to be unreadable? */
  readonly isWarned: boolean
}

export function createCarefulReader(refusals: Refusals, waiting?: Waiting): CarefulReader {
  const position: Position = { reads: 0, input: 0 }
  /** What the next record is refused with, when reading it broke a worker. */
  const unreadable = (): RefusedCode | null => {
    const refusal = refusals.get(position.reads)
    return refusal?.isUnreadable && refusal.input === position.input ? refusal.code : null
  }
  async function* read(bytes: Input, path: string, options: ReadNotesOptions): AsyncGenerator<Read> {
    let record = options.recordsBefore ?? 0
    const isPart = options.recordsBefore !== undefined
    const reads = readNotes(bytes, path, options)
    for (;;) {
      const code = unreadable()
      if (code !== null) {
        position.reads++
        await reads.return(undefined)
        if (isPart || record > 0) throw impassable(record + 1)
        yield { rejected: { code, record: 1 } }
        return
      }
      const next = await reads.next()
      if (next.done) return
      position.reads++
      record = ('note' in next.value ? next.value.origin : next.value.rejected).record
      yield next.value
    }
  }
  async function* readLine(path: string, start: number, end: number, options: ReadNotesOptions): AsyncGenerator<Read> {
    async function* bytes(): AsyncGenerator<Uint8Array> {
      yield* fileBytes(path, start, end, waiting)
    }
    for await (const one of readNotes(bytes(), path, options)) {
      position.reads++
      yield one
    }
  }
  return {
    position,
    isWarned: [...refusals.values()].some(({ isUnreadable }) => isUnreadable),
    read,
    async *readLines(path, start, end, options) {
      const before = options.recordsBefore ?? 0
      const cutter = createLineCutter(1) // a range a line
      const lines = function* () {
        for (const chunk of fileBytes(path, start, end, waiting)) yield* cutter.push(chunk)
        const last = cutter.end()
        if (last) yield last
      }
      for (const line of lines()) {
        if (line.records === 0) continue
        const recordsBefore = before + line.recordsBefore
        // asked where a line begins: at its end too, the next record is the one that is unreadable
        const code = unreadable()
        if (code !== null) {
          position.reads++
          yield { rejected: { code, record: recordsBefore + 1, at: line.start } }
          continue
        }
        for await (const one of readLine(path, start + line.start, start + line.end, { ...options, recordsBefore }))
          yield moved(one, line.start)
      }
    },
  }
}

function impassable(record: number): TinctureError {
  return new TinctureError(
    'batch/worker-lost',
    `Record ${record} of an input breaks its reader, and what follows it can't be told apart: take it out, and begin anew.`,
  )
}

/** A record of a part at its place in the whole. */
export function moved(read: Read, shift: number): Read {
  if (shift === 0) return read
  if ('rejected' in read) return { rejected: { ...read.rejected, at: (read.rejected.at ?? 0) + shift } }
  const { origin } = read
  return origin.at === undefined ? read : { ...read, origin: { ...origin, at: origin.at + shift } }
}
