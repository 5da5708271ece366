/** How good is a confidence? Calibration error, Brier score, discrimination, and precision where the less sure are left out. */

/** A confidence and whether the mention was right. */
export interface Scored {
  readonly confidence: number
  readonly right: boolean
}

export interface Bin {
  readonly count: number
  /** Mean confidence, and the share that was right. */
  readonly said: number
  readonly was: number
}

export interface CalibrationMetrics {
  readonly count: number
  readonly right: number
  /** Expected calibration error over equal-count bins. */
  readonly ece: number
  readonly brier: number
  /** The chance that a right mention has more confidence than a wrong one; null without one of either. */
  readonly auroc: number | null
  /** Precision of the surest half, four fifths, nineteen twentieths. */
  readonly coverage: Readonly<Record<'50' | '80' | '95', number>>
  readonly bins: readonly Bin[]
}

const binCount = 10

export function measure(scored: readonly Scored[]): CalibrationMetrics {
  const sorted = [...scored].sort((a, b) => a.confidence - b.confidence)
  const count = sorted.length
  const right = sorted.filter((one) => one.right).length
  const bins = binsOf(sorted)
  return {
    count,
    right: right / count,
    ece: bins.reduce((sum, bin) => sum + (bin.count / count) * Math.abs(bin.said - bin.was), 0),
    brier: sorted.reduce((sum, one) => sum + (one.confidence - (one.right ? 1 : 0)) ** 2, 0) / count,
    auroc: aurocOf(sorted),
    coverage: { 50: precisionOf(sorted, 0.5), 80: precisionOf(sorted, 0.8), 95: precisionOf(sorted, 0.95) },
    bins,
  }
}

/** Bins of as equal counts as can be; mentions of one confidence share a bin, so that their order can't matter. */
function binsOf(sorted: readonly Scored[]): Bin[] {
  const bins: Bin[] = []
  for (let from = 0, bin = 1; from < sorted.length; bin++) {
    let to = Math.max(from + 1, Math.round((bin * sorted.length) / binCount))
    while (to < sorted.length && sorted[to]!.confidence === sorted[to - 1]!.confidence) to++
    const own = sorted.slice(from, to)
    bins.push({
      count: own.length,
      said: own.reduce((sum, one) => sum + one.confidence, 0) / own.length,
      was: own.filter((one) => one.right).length / own.length,
    })
    from = to
  }
  return bins
}

/** By ranks, equal confidences sharing theirs. */
function aurocOf(sorted: readonly Scored[]): number | null {
  const right = sorted.filter((one) => one.right).length
  const wrong = sorted.length - right
  if (right === 0 || wrong === 0) return null
  let below = 0 // wrong ones of less confidence
  let pairs = 0
  for (let from = 0; from < sorted.length; ) {
    let to = from
    let equalWrong = 0
    while (to < sorted.length && sorted[to]!.confidence === sorted[from]!.confidence)
      if (!sorted[to++]!.right) equalWrong++
    pairs += (to - from - equalWrong) * (below + equalWrong / 2)
    below += equalWrong
    from = to
  }
  return pairs / (right * wrong)
}

/** The precision of the surest share; of those of one confidence at its edge, as many count as there is room, in proportion. */
function precisionOf(sorted: readonly Scored[], share: number): number {
  const wanted = Math.max(1, Math.round(share * sorted.length))
  let taken = 0
  let right = 0
  for (let to = sorted.length; to > 0 && taken < wanted; ) {
    let from = to - 1
    while (from > 0 && sorted[from - 1]!.confidence === sorted[to - 1]!.confidence) from--
    const own = sorted.slice(from, to)
    const room = Math.min(own.length, wanted - taken)
    right += (own.filter((one) => one.right).length * room) / own.length
    taken += room
    to = from
  }
  return right / taken
}

/** One line of a table. */
export function renderMetrics(name: string, { count, right, ece, brier, auroc, coverage }: CalibrationMetrics): string {
  const three = (x: number): string => x.toFixed(3)
  return `${name.padEnd(12)} ${String(count).padStart(5)}  right ${three(right)}  ECE ${three(ece)}  Brier ${three(brier)}  AUROC ${auroc === null ? '  -  ' : three(auroc)}  precision at 50/80/95 % ${three(coverage[50])} ${three(coverage[80])} ${three(coverage[95])}`
}
