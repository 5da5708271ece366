/**
 * What "right" means where confidence is measured. A mention is right in a part, or the part does not arise (null):
 *
 * | part | condition | medication | observation |
 * | --- | --- | --- | --- |
 * | mention | pairs with a gold mention of its kind (a shared character, one to one, as `score.ts` pairs), and its ICD-10-CM category is gold's, where gold has a code | pairs, and the ingredient is gold's | pairs, and the LOINC code is gold's, where gold has one that holds its check digit |
 * | assertion | certainty, temporality and experiencer are gold's | the status is gold's | – |
 * | attributes | – | strength, dose, route, frequency and as-needed are gold's | value, unit and comparator are gold's |
 *
 * It is right altogether when it is right in each. Assertion and attributes arise only where a gold mention stands beside it.
 */

import type { Part } from '../../src/confidence/index.ts'
import type { Extraction } from '../../src/node.ts'
import { loincCheckDigit } from './check-digits.ts'
import {
  codeOf,
  type GoldNote,
  type Item,
  ingredientsOf,
  loincOf,
  numeric,
  pairUp,
  same,
  sameSig,
  tidy,
  unitOf,
} from './score.ts'

export type Kind = 'condition' | 'medication' | 'observation'

export interface Verdict {
  readonly kind: Kind
  /** Its number in the layer that it comes from: mentions, or observations. */
  readonly index: number
  readonly confidence: number
  /** The confidence of each part; null where the kind has it not. */
  readonly parts: Readonly<Record<Part, number | null>>
  readonly right: Readonly<Record<Part | 'all', boolean | null>>
  /** As the guideline's own scorer counts: it pairs, and a condition has gold's certainty and experiencer. */
  readonly asScored: boolean
}

/** A verdict on every mention of a note's extraction, in the order of `mentions`. */
export function judge(note: GoldNote, { mentions, layers }: Extraction): Verdict[] {
  const goldOf = new Map<Item, Item>()
  const items = mentions as unknown as readonly Item[]
  const indices = layerIndices(items, layers)
  for (const kind of ['condition', 'medication', 'observation'])
    for (const [gold, said] of pairUp(
      note.mentions.filter((one) => one.kind === kind),
      items.filter((one) => one.kind === kind),
    ))
      goldOf.set(said, gold)
  return items.map((said, i) => {
    const kind = said.kind as Kind
    const gold = goldOf.get(said)
    const right = gold ? judges[kind]([gold, said]) : { mention: false, assertion: null, attributes: null }
    const all = gold !== undefined && Object.values(right).every((one) => one !== false)
    const asScored =
      gold !== undefined &&
      (kind !== 'condition' || (same('certainty')([gold, said]) && same('experiencer')([gold, said])))
    const { value, mention, assertion, attributes } =
      layers.confidences[kind === 'observation' ? 'observations' : 'mentions'][indices[i]!]!
    return {
      kind,
      index: indices[i]!,
      confidence: value,
      parts: { mention, assertion, attributes },
      right: { ...right, all },
      asScored,
    }
  })
}

type Judge = (pair: readonly [Item, Item]) => Record<Part, boolean | null>

const icd = (item: Item): string | null => codeOf(item, 'icd-10', 'icd10cm')?.slice(0, 3) ?? null

/** Has it a LOINC code that can be one? */
const hasLoinc = ({ loinc }: Item): boolean => typeof loinc === 'string' && loincCheckDigit(loinc)

const judges: Readonly<Record<Kind, Judge>> = {
  condition: (pair) => ({
    mention: !pair[0].icd10cm || icd(pair[0]) === icd(pair[1]),
    assertion: ['certainty', 'temporality', 'experiencer'].every((axis) => same(axis)(pair)),
    attributes: null,
  }),
  medication: (pair) => ({
    mention: same('ingredient', ingredientsOf)(pair),
    assertion: same('status')(pair),
    attributes: sameSig(pair),
  }),
  observation: (pair) => ({
    mention: !hasLoinc(pair[0]) || loincOf(codeOf(pair[1], 'loinc', 'loinc')) === loincOf(pair[0].loinc),
    assertion: null,
    attributes: same('value', numeric)(pair) && same('unit', unitOf)(pair) && same('comparator', tidy)(pair),
  }),
}

/**
 * For each flat mention its number in its layer: they are the layers' mentions and observations sorted by their spans, less those
 * that an operating point leaves out.
 */
function layerIndices(items: readonly Item[], { mentions, observations, confidences }: Extraction['layers']): number[] {
  const all = [
    ...mentions.map(({ kind, span }, index) => ({ kind, span, index, confidence: confidences.mentions[index]!.value })),
    ...observations.map(({ measurement: { span } }, index) => ({
      kind: 'observation',
      span,
      index,
      confidence: confidences.observations[index]!.value,
    })),
  ].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
  let at = 0
  return items.map(({ kind, start, end, confidence }) => {
    const is = ({ span, ...other }: (typeof all)[number]): boolean =>
      other.kind === kind && span.start === start && span.end === end && other.confidence === confidence
    while (!is(all[at]!)) at++
    return all[at++]!.index
  })
}
