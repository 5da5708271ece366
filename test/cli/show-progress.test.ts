/** The bar, the line a minute, the summary. */
import { Readable } from 'node:stream'
import { expect, it } from 'vitest'
import type { BatchReport, Progress } from '../../src/batch/index.ts'
import type { Console } from '../../src/cli/console.ts'
import { barOf, progressShower, summaryOf } from '../../src/cli/show-progress.ts'

const progress: Progress = {
  notes: 1_204_117,
  rejected: 3,
  bytes: 520,
  ofBytes: 1000,
  seconds: 61,
  secondsLeft: 3730.2,
  notesPerSecond: 640.4,
  megabytesPerSecond: 2.06,
}

function consoleOf(errors: string[], shown?: string[]): Console {
  return {
    stdin: Readable.from([]),
    stdinIsTerminal: false,
    stdoutIsTerminal: false,
    write: async () => undefined,
    error: (line) => void errors.push(line),
    ...(shown ? { progress: (text: string) => void shown.push(text) } : {}),
    setExitCode: () => undefined,
  }
}

it('a bar with notes, speed, rejects and time left', () => {
  expect(barOf(progress)).toBe('[==========          ] 52% 1,204,117 notes, 640/s 2.1 MB/s, 3 rejected, 1:02:11 left')
  expect(barOf({ ...progress, bytes: 0, ofBytes: 0, secondsLeft: null })).toMatch(/^\[={20}\] 100% .*rejected$/)
})
it('on a terminal the bar, and nothing else', () => {
  const [errors, shown]: [string[], string[]] = [[], []]
  progressShower(consoleOf(errors, shown))(progress)
  expect(shown).toEqual([barOf(progress)])
  expect(errors).toEqual([])
})
it('elsewhere one line of JSON a minute', () => {
  const errors: string[] = []
  const show = progressShower(consoleOf(errors))
  for (let seconds = 1; seconds <= 200; seconds += 0.2) show({ ...progress, seconds })
  expect(errors.map((line) => (JSON.parse(line) as { seconds: number }).seconds)).toEqual([60, 120, 180])
  expect(JSON.parse(errors[0]!)).toEqual({
    seconds: 60,
    notes: 1_204_117,
    rejected: 3,
    bytes: 520,
    ofBytes: 1000,
    notesPerSecond: 640,
    megabytesPerSecond: 2.06,
    secondsLeft: 3730,
  })
})
it('a summary that names the most, and counts the rest', () => {
  const report: BatchReport = {
    version: '1',
    lexicon: 'x',
    inputs: 2,
    bytes: 4_000_000,
    shards: 1,
    records: 1000,
    notes: 998,
    rejected: 2,
    rejects: { 'readers/bad-json': 2 },
    findings: { condition: 4000, medication: 5000 },
    codes: {},
    sections: Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`s${i}`, i])),
    issues: {},
    review: 5,
    invalid: 0,
    resources: { Condition: 4000 },
    tables: {},
  }
  expect(summaryOf(report, null)[0]).toBe('1000 records of 2 inputs: 998 notes written, 2 rejected')
  expect(summaryOf(report, progress)).toEqual([
    '1000 records of 2 inputs: 998 notes written, 2 rejected, 640 notes/s, 2.1 MB/s',
    'rejects: readers/bad-json 2',
    'resources: Condition 4,000',
    'findings: medication 5,000, condition 4,000',
    'sections: s11 11, s10 10, s9 9, s8 8, s7 7, s6 6, s5 5, s4 4, and 4 more',
    'for review: 5',
  ])
})
