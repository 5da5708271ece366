/** Shows how far a batch is: a bar on a terminal, a line of JSON a minute elsewhere; and what it came to. */
import type { BatchReport, Progress } from '../batch/index.ts'
import type { Console } from './console.ts'

const barWidth = 20
const silentSeconds = 60
const mostTold = 8

/** Gives what a run tells its progress to. */
export function progressShower(console: Console): (progress: Progress) => void {
  const { progress: show } = console
  if (show) return (progress) => show(barOf(progress))
  let next = silentSeconds
  return (progress) => {
    if (progress.seconds < next) return
    next += silentSeconds
    console.error(lineOf(progress))
  }
}

/** "[=====>    ] 52% 1,204,117 notes, 640/s 2.1 MB/s, 3 rejected, 1:02:10 left" */
export function barOf(progress: Progress): string {
  const { bytes, ofBytes, notes, notesPerSecond, megabytesPerSecond, rejected, secondsLeft } = progress
  const share = ofBytes > 0 ? bytes / ofBytes : 1
  const filled = Math.floor(share * barWidth)
  const bar = '='.repeat(filled).padEnd(barWidth)
  const left = secondsLeft === null ? '' : `, ${timeOf(secondsLeft)} left`
  return `[${bar}] ${Math.floor(share * 100)}% ${notes.toLocaleString('en-US')} notes, ${Math.round(notesPerSecond)}/s ${megabytesPerSecond.toFixed(1)} MB/s, ${rejected} rejected${left}`
}

function lineOf(progress: Progress): string {
  const { seconds, notes, rejected, bytes, ofBytes, notesPerSecond, megabytesPerSecond, secondsLeft } = progress
  return JSON.stringify({
    seconds: Math.round(seconds),
    notes,
    rejected,
    bytes,
    ofBytes,
    notesPerSecond: Math.round(notesPerSecond),
    megabytesPerSecond: Number(megabytesPerSecond.toFixed(2)),
    secondsLeft: secondsLeft === null ? null : Math.round(secondsLeft),
  })
}

function timeOf(seconds: number): string {
  const all = Math.ceil(seconds)
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${Math.floor(all / 3600)}:${two(Math.floor(all / 60) % 60)}:${two(all % 60)}`
}

/** What a run came to, in lines for eyes; the speed is that of this process, which may have done a part of it. */
export function summaryOf(report: BatchReport, last: Progress | null): readonly string[] {
  const list = (title: string, counts: Readonly<Record<string, number>>): string[] => {
    const some = Object.entries(counts).sort(([, a], [, b]) => b - a)
    if (some.length === 0) return []
    const told = some.slice(0, mostTold).map(([name, count]) => `${name} ${count.toLocaleString('en-US')}`)
    const more = some.length > mostTold ? `, and ${some.length - mostTold} more` : ''
    return [`${title}: ${told.join(', ')}${more}`]
  }
  const { notes, records, rejected, inputs } = report
  const speed =
    last && last.notesPerSecond > 0
      ? `, ${Math.round(last.notesPerSecond)} notes/s, ${last.megabytesPerSecond.toFixed(1)} MB/s`
      : ''
  return [
    `${records} records of ${inputs} inputs: ${notes} notes written, ${rejected} rejected${speed}`,
    ...list('rejects', report.rejects),
    ...list('resources', report.resources),
    ...list('tables', report.tables),
    ...list('findings', report.findings),
    ...list('codes', report.codes),
    ...list('sections', report.sections),
    ...list('issues', report.issues),
    ...(report.review > 0 ? [`for review: ${report.review}`] : []),
    ...(report.invalid > 0 ? [`invalid resources: ${report.invalid}`] : []),
  ]
}
