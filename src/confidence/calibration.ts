/** Calibration: the weights of the features, as calibration.tsv of the lexicon has them. */
import type { Lexicon } from '../lexicon/index.ts'
import type { MentionKind } from '../mentions/index.ts'
import type { Factor, Part } from './confidence.ts'
import { featureNames } from './features.ts'

/** The parts that a mention of each kind may be right or wrong in. */
export const partsOf = {
  condition: ['mention', 'assertion'],
  medication: ['mention', 'assertion', 'attributes'],
  observation: ['mention', 'attributes'],
} as const satisfies Record<MentionKind, readonly Part[]>

/** Of one kind: what holds for every mention, and for each bit the factors that it adds. */
export interface Calibration {
  readonly base: readonly Factor[]
  readonly factors: readonly (readonly Factor[])[]
}

/**
 * The weights of a lexicon, by kind. A lexicon without the table gives no factors, and with them 0.5 for every part: it doesn't know.
 */
export function calibrationOf(lexicon: Lexicon): Readonly<Record<MentionKind, Calibration>> {
  const rows = lexicon
    .rows('calibration')
    .map(({ fields }) => fields as Readonly<Record<'kind' | 'part' | 'feature' | 'weight', string>>)
  const of = (kind: MentionKind): Calibration => {
    const named = (feature: string): readonly Factor[] =>
      partsOf[kind].flatMap((part) => {
        const row = rows.find((one) => one.kind === kind && one.part === part && one.feature === feature)
        const weight = Number(row?.weight ?? 0)
        return weight === 0 ? [] : [{ part, name: feature, weight }]
      })
    return { base: named('base'), factors: featureNames[kind].map(named) }
  }
  return { condition: of('condition'), medication: of('medication'), observation: of('observation') }
}
