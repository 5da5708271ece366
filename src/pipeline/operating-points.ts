/** Operating points: how much is let in, and how sure what is given must be. */

export type OperatingPoint = 'high-precision' | 'balanced' | 'high-recall'

/** The recognisers that a point has, and the least confidence of what it gives; README.md has what each costs and gains. */
export interface OperatingSettings {
  readonly openVocabulary: 'rules' | 'off'
  readonly misspellings: 'on' | 'off'
  /** Ambiguous terms for which nothing speaks ("MS" with no word around it that tells which). */
  readonly unproven: 'on' | 'off'
  /** Mentions and findings of less confidence are left out; the layers keep them. */
  readonly leastConfidence: number
}

export const operatingPoints: Readonly<Record<OperatingPoint, OperatingSettings>> = {
  'high-precision': { openVocabulary: 'off', misspellings: 'off', unproven: 'off', leastConfidence: 0.8 },
  balanced: { openVocabulary: 'rules', misspellings: 'on', unproven: 'off', leastConfidence: 0 },
  'high-recall': { openVocabulary: 'rules', misspellings: 'on', unproven: 'on', leastConfidence: 0 },
}
