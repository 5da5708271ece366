/** Progress: what is done and running counts, what an earlier process did is not speed. */
import { expect, it } from 'vitest'
import { startMeter } from '../../src/batch/progress.ts'

it('measures this process, and guesses the rest', () => {
  let now = 5000
  const meter = startMeter(10_000_000, { notes: 100, rejected: 1, bytes: 4_000_000 }, () => now)
  meter.add({ notes: 50, rejected: 2, bytes: 1_000_000 })
  now += 2000
  const running = [{ stage: 'working', read: 3, input: 0, notes: 10, rejected: 0, bytes: 1_000_000 } as const]
  expect(meter.now(running)).toEqual({
    notes: 160,
    rejected: 3,
    bytes: 6_000_000,
    ofBytes: 10_000_000,
    seconds: 2,
    secondsLeft: 4,
    notesPerSecond: 30,
    megabytesPerSecond: 1,
  })
})
it('knows no time left before there is a speed', () => {
  expect(startMeter(10, { notes: 0, rejected: 0, bytes: 0 }, () => 0).now([]).secondsLeft).toBeNull()
})
