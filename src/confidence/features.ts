/** The features that confidence is made of, by kind: each holds or doesn't, and is one bit of a number. */
import type { MentionKind } from '../mentions/index.ts'

/** What calibration.tsv may give weights to; what each means stands there. Their order is that of the bits. */
export const featureNames = {
  condition: [
    'ambiguous',
    'letIn',
    'misspelt',
    'open',
    'variant',
    'composed',
    'noCode',
    'oneWord',
    'siteless',
    'manyModifiers',
    'wordBefore',
    'wordAfter',
    'joined',
    'cue',
    'sureElsewhere',
    'injuryOrState',
    'absent',
    'possible',
    'hypothetical',
    'farCue',
    'strayCue',
    'toldInPast',
    'inParentheses',
    'otherElsewhere',
    'narrative',
    'family',
  ],
  medication: [
    'ambiguous',
    'misspelt',
    'variant',
    'class',
    'otherProduct',
    'oneWord',
    'wordAfter',
    'joined',
    'listed',
    'dosed',
    'sureElsewhere',
    'toldInPast',
    'statusByDefault',
    'statusBySection',
    'completed',
    'hedged',
    'farCue',
    'otherElsewhere',
    'narrative',
    'sigComplete',
    'sigPartial',
    'sigBefore',
    'sigUnclear',
    'sigImplausible',
    'steps',
  ],
  observation: [
    'ambiguous',
    'noCode',
    'examOrImaging',
    'unitImplied',
    'unitWritten',
    'unitOdd',
    'unitless',
    'inWords',
    'implausible',
    'farValue',
    'valueFirst',
    'byLayout',
    'joined',
  ],
} as const satisfies Record<MentionKind, readonly string[]>

export type FeatureName<K extends MentionKind> = (typeof featureNames)[K][number]

/** The bits of a kind's features by name: `bitsOf('condition').open`. */
export function bitsOf<K extends MentionKind>(kind: K): Readonly<Record<FeatureName<K>, number>> {
  return Object.fromEntries(featureNames[kind].map((name, i) => [name, 1 << i])) as Record<FeatureName<K>, number>
}
