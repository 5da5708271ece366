/** Scoring: the confidence of every mention and observation of a note. */
import type { Lexicon } from '../lexicon/index.ts'
import type { MentionKind } from '../mentions/index.ts'
import { type Calibration, calibrationOf, partsOf } from './calibration.ts'
import { type Confidence, combine } from './confidence.ts'
import { type FeatureInput, readFeatures } from './read-features.ts'

export interface Confidences {
  /** Aligned with the mentions of the note. */
  readonly mentions: readonly Confidence[]
  /** Aligned with its observations. */
  readonly observations: readonly Confidence[]
}

// Mentions of the same features share one confidence: a few hundred answers serve an archive, and no more than these are kept.
const maxKept = 4096

/** Makes the function that scores notes by a lexicon's calibration. */
export function createScorer(lexicon: Lexicon): (input: FeatureInput) => Confidences {
  const calibration = calibrationOf(lexicon)
  const kept: Readonly<Record<MentionKind, Map<number, Confidence>>> = {
    condition: new Map(),
    medication: new Map(),
    observation: new Map(),
  }
  const confidenceOf = (kind: MentionKind, bits: number): Confidence => {
    const known = kept[kind].get(bits)
    if (known) return known
    const made = confidenceFor(kind, bits, calibration[kind])
    if (kept[kind].size < maxKept) kept[kind].set(bits, made)
    return made
  }
  return (input) => {
    const features = readFeatures(input)
    const mentions: Confidence[] = []
    for (let m = 0; m < features.mentions.length; m++)
      mentions.push(confidenceOf(input.mentions[m]!.kind, features.mentions[m]!))
    const observations: Confidence[] = []
    for (const bits of features.observations) observations.push(confidenceOf('observation', bits))
    return { mentions, observations }
  }
}

/** The confidence that a set of features gives. */
export function confidenceFor(kind: MentionKind, bits: number, { base, factors }: Calibration): Confidence {
  const holding = factors.filter((_, i) => bits & (1 << i)).flat()
  return combine(partsOf[kind], [...base, ...holding])
}
