/** Logistic regression that leans on what was believed before and keeps signs, by cyclic coordinate descent: the same every time. */

/** One example: which features hold (by number), and whether it was right. */
export interface Sample {
  readonly features: readonly number[]
  readonly right: boolean
}

export interface Fit {
  /** Log-odds where no feature holds. */
  readonly base: number
  readonly weights: readonly number[]
}

/** What is believed of a weight before any example is seen. */
export interface Belief {
  readonly weight: number
  /** `1`: never below nothing; `-1`: never above it; `0`: either. */
  readonly sign: -1 | 0 | 1
}

const maxRounds = 500
// Weights are kept to two decimals.
const enough = 1e-5

/**
 * Fits weights that minimise the log loss plus `ridge / 2` times the squares of what each is away from its belief; the base is free.
 * Of a feature that few examples have, the belief is left.
 */
export function fitLogistic(samples: readonly Sample[], beliefs: readonly Belief[], ridge: number): Fit {
  const holders: number[][] = beliefs.map(() => [])
  samples.forEach(({ features }, s) => {
    for (const f of features) holders[f]!.push(s)
  })
  const right = Float64Array.from(samples, (sample) => (sample.right ? 1 : 0))
  const score = new Float64Array(samples.length)
  const weights = beliefs.map(({ weight }) => weight)
  const everyone = samples.map((_, s) => s)
  const share = (right.reduce((sum, y) => sum + y, 0) + 0.5) / (samples.length + 1)
  let base = Math.log(share / (1 - share))
  samples.forEach(({ features }, s) => {
    score[s] = features.reduce((sum, f) => sum + weights[f]!, base)
  })

  const step = (who: readonly number[], away: number, penalty: number): number => {
    let gradient = -penalty * away
    let curvature = penalty
    for (const s of who) {
      const p = 1 / (1 + Math.exp(-score[s]!))
      gradient += right[s]! - p
      curvature += Math.max(p * (1 - p), 1e-4)
    }
    // a step of more than one unit of log-odds is beyond where the curve is known
    return curvature === 0 ? 0 : Math.max(-1, Math.min(1, gradient / curvature))
  }
  const move = (who: readonly number[], by: number): void => {
    for (const s of who) score[s]! += by
  }

  for (let round = 0; round < maxRounds; round++) {
    const by = step(everyone, 0, 0)
    base += by
    move(everyone, by)
    let moved = Math.abs(by)
    for (let f = 0; f < beliefs.length; f++) {
      const { weight, sign } = beliefs[f]!
      const before = weights[f]!
      let after = before + step(holders[f]!, before - weight, ridge)
      if (sign * after < 0) after = 0
      if (after === before) continue
      weights[f] = after
      move(holders[f]!, after - before)
      moved = Math.max(moved, Math.abs(after - before))
    }
    if (moved < enough) break
  }
  return { base, weights }
}
