/** How far a run is, and how long it will take. */
import type { Seen } from './watch.ts'

export interface Progress {
  readonly notes: number
  readonly rejected: number
  /** Bytes of the inputs: read, to read in all. */
  readonly bytes: number
  readonly ofBytes: number
  /** Since this process began, and until the end at this speed; null before there is one. */
  readonly seconds: number
  readonly secondsLeft: number | null
  /** Since this process began. */
  readonly notesPerSecond: number
  readonly megabytesPerSecond: number
}

export interface ProgressMeter {
  /** A shard is done. */
  add(done: { readonly notes: number; readonly rejected: number; readonly bytes: number }): void
  /** The state now, with what the workers are at. */
  now(running: readonly Seen[]): Progress
}

/** Begins to measure. What an earlier process did counts as done, and not for the speed. */
export function startMeter(
  ofBytes: number,
  before: { readonly notes: number; readonly rejected: number; readonly bytes: number },
  clock: () => number = () => performance.now(),
): ProgressMeter {
  const begun = clock()
  let { notes, rejected, bytes } = before
  return {
    add(done) {
      notes += done.notes
      rejected += done.rejected
      bytes += done.bytes
    },
    now(running) {
      const all = { notes, rejected, bytes }
      for (const one of running) {
        all.notes += one.notes
        all.rejected += one.rejected
        all.bytes += one.bytes
      }
      all.bytes = Math.min(all.bytes, ofBytes) // packed inputs are counted unpacked while they are read
      const seconds = Math.max((clock() - begun) / 1000, 0.001)
      const speed = (all.bytes - before.bytes) / seconds
      return {
        ...all,
        ofBytes,
        seconds,
        secondsLeft: speed > 0 ? (ofBytes - all.bytes) / speed : null,
        notesPerSecond: (all.notes - before.notes) / seconds,
        megabytesPerSecond: speed / 1e6,
      }
    },
  }
}
