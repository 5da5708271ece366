/**
 * How good the confidence is, on gold notes. A note that the weights were trained on is scored by weights trained without it; any other by
 * the table as it stands.
 */

import { createExtractor } from '../../src/node.ts'
import { type OperatingPoint, operatingPoints } from '../../src/pipeline/index.ts'
import { type CalibrationMetrics, measure, renderMetrics } from './calibration-metrics.ts'
import { type GoldSet, goldSets } from './gold-sets.ts'
import { crossValidate, type Judged, judgeAll, kinds, readRows, train, trainingMentions, withWeights } from './train.ts'

export interface ConfidenceReport {
  readonly lines: readonly string[]
  readonly metrics: Readonly<Record<string, CalibrationMetrics>>
}

const parts = ['mention', 'assertion', 'attributes'] as const

export function reportConfidence(sets: readonly GoldSet[]): ConfidenceReport {
  const training = goldSets([]).flatMap(({ notes }) => notes)
  const texts = new Map(training.map(({ id, text }) => [id, text]))
  const rows = readRows()
  const { all } = trainingMentions(training)
  const metrics: Record<string, CalibrationMetrics> = {}
  const lines: string[] = ['== confidence, of notes that it was trained on by cross-validation']
  const add = (
    name: string,
    list: readonly Judged[],
    right: (one: Judged) => boolean = (one) => one.right.all!,
  ): void => {
    if (list.length === 0) return
    metrics[name] = measure(list.map((one) => ({ confidence: one.confidence, right: right(one) })))
    lines.push(renderMetrics(name, metrics[name]))
  }
  const scored = sets.map(({ name, notes }) => {
    const known = notes.filter(({ id, text }) => texts.get(id) === text)
    const fresh = notes.filter((note) => !known.includes(note))
    const tested = crossValidate(all, rows, undefined, judgeAll(known, createExtractor()))
    return { name, notes, judged: [...tested, ...judgeAll(fresh, createExtractor())] }
  })
  const every = scored.flatMap(({ judged }) => judged)
  add('overall', every)
  for (const kind of kinds)
    add(
      kind,
      every.filter((one) => one.kind === kind),
    )
  for (const part of parts)
    add(
      part,
      every.filter(({ right }) => right[part] !== null).map((one) => ({ ...one, confidence: one.parts[part]! })),
      ({ right }) => right[part]!,
    )
  if (sets.length > 1) for (const { name, judged } of scored) add(name, judged)
  add('as scored', every, ({ asScored }) => asScored)
  if (sets.length > 1) {
    lines.push('== confidence, of each set by weights trained on the others')
    for (const { name, notes, judged } of scored) {
      const ids = new Set(notes.map(({ id }) => id))
      const others = all.filter(({ note }) => !ids.has(note))
      if (others.length < all.length) add(`${name} alone`, withWeights(judged, train(others, rows)))
    }
  }
  return { lines, metrics }
}

/** What each operating point finds: precision, recall, and the precision of whole mentions, by kind. */
export function reportPoints(sets: readonly GoldSet[]): readonly string[] {
  const notes = sets.flatMap((set) => set.notes)
  const lines = ['== operating points: precision and recall by overlap, share that is right in all, by kind']
  for (const point of Object.keys(operatingPoints) as OperatingPoint[]) {
    const judged = judgeAll(notes, createExtractor({ operatingPoint: point }))
    for (const kind of kinds) {
      const own = judged.filter((one) => one.kind === kind)
      const real = notes.reduce((sum, { mentions }) => sum + mentions.filter((one) => one.kind === kind).length, 0)
      const paired = own.filter(({ right }) =>
        kind === 'observation' ? right.attributes !== null : right.assertion !== null,
      ).length
      const three = (x: number): string => x.toFixed(3)
      lines.push(
        `${point.padEnd(15)} ${kind.padEnd(12)} ${String(own.length).padStart(5)}  P ${three(paired / own.length)}  R ${three(paired / real)}  right ${three(own.filter(({ right }) => right.all).length / own.length)}  right of gold ${three(own.filter(({ right }) => right.all).length / real)}`,
      )
    }
  }
  return lines
}
