/** Confidence: how likely a mention is right, and what moved the number. */

/** One piece of evidence and its weight in log-odds. */
export interface Factor {
  readonly name: string
  readonly weight: number
}

/** A probability between 0 and 1 that the mention, its assertion and its attributes are right. */
export interface Confidence {
  readonly value: number
  readonly factors: readonly Factor[]
}

/** Adds the factors' log-odds up: `1 / (1 + e^-sum)`, rounded to three decimals. */
export function combine(factors: readonly Factor[]): Confidence {
  const sum = factors.reduce((total, factor) => total + factor.weight, 0)
  return { value: Math.round(1000 / (1 + Math.exp(-sum))) / 1000, factors }
}
