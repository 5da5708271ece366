/** Confidence: how likely a mention is right, part by part, and what moved each number. */

/** What a mention may be wrong in: that it is there and is this thing; what is asserted of it; its sig or its value. */
export type Part = 'mention' | 'assertion' | 'attributes'

/** One piece of evidence: which part it speaks of, its name, and its weight in log-odds, as calibration.tsv has them. */
export interface Factor {
  readonly part: Part
  readonly name: string
  readonly weight: number
}

/**
 * Probabilities between 0 and 1. "Denies chest pain": `mention` that chest pain is named there and has the right code, `assertion` that
 * it is absent, current and the patient's; a condition has no attributes, and an observation asserts nothing: there they are null.
 */
export interface Confidence {
  /** That all of it is right: the product of the three. */
  readonly value: number
  readonly mention: number
  /** Of a condition its certainty, temporality and experiencer; of a drug its status. */
  readonly assertion: number | null
  /** Of a drug its sig, of an observation its value, unit and comparator. */
  readonly attributes: number | null
  /** Every piece of evidence that holds, by part; the log-odds of a part are the sum of its weights. */
  readonly factors: readonly Factor[]
}

/** `1 / (1 + e^-sum)`. */
export function probability(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds))
}

/** To three decimals, and never quite nothing or certain: no gold is large enough to say so. */
export function rounded(value: number): number {
  return Math.min(0.999, Math.max(0.001, Math.round(value * 1000) / 1000))
}

/** Adds up the factors of each part, and multiplies the parts that the kind has. */
export function combine(parts: readonly Part[], factors: readonly Factor[]): Confidence {
  const of = (part: Part): number | null => {
    if (!parts.includes(part)) return null
    let sum = 0
    for (const factor of factors) if (factor.part === part) sum += factor.weight
    return probability(sum)
  }
  const mention = of('mention') ?? 1
  const assertion = of('assertion')
  const attributes = of('attributes')
  return {
    value: rounded(mention * (assertion ?? 1) * (attributes ?? 1)),
    mention: rounded(mention),
    assertion: assertion === null ? null : rounded(assertion),
    attributes: attributes === null ? null : rounded(attributes),
    factors,
  }
}
