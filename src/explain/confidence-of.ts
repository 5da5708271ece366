/** Confidence for eyes: the number, the parts it is made of, and what moved it, in the words of calibration.tsv. */
import type { Confidence } from '../confidence/index.ts'
import type { Lexicon } from '../lexicon/index.ts'
import type { MentionKind } from '../mentions/index.ts'
import { words } from './attributes-of.ts'

export interface ExplainedConfidence {
  /** 0 to 1 */
  readonly value: number
  /** Scores of their own, of those that the kind has: the mention, its assertion, its attributes. */
  readonly parts: readonly { readonly name: string; readonly value: number }[]
  /** What moved it, in log-odds, the strongest first; what holds for every mention of the kind is left out. */
  readonly factors: readonly {
    readonly part: string
    readonly name: string
    readonly words: string
    readonly weight: number
  }[]
}

/** Reads a confidence; parts and factors that it has beside those known here come along. */
export function confidenceOf(confidence: Confidence, kind: MentionKind, lexicon: Lexicon): ExplainedConfidence {
  const notes = notesOf(lexicon)
  const parts: { name: string; value: number }[] = []
  for (const [name, value] of Object.entries(confidence))
    if (name !== 'value' && typeof value === 'number') parts.push({ name: words(name), value })
  const factors = confidence.factors
    .filter(({ name }) => name !== 'base')
    .map(({ part, name, weight }) => ({
      part,
      name,
      weight,
      words: notes.get(`${kind} ${part} ${name}`) || words(name),
    }))
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
  return { value: confidence.value, parts, factors }
}

const known = new WeakMap<Lexicon, ReadonlyMap<string, string>>()

/** What each feature means, by kind, part and name, as the table says it. */
function notesOf(lexicon: Lexicon): ReadonlyMap<string, string> {
  let notes = known.get(lexicon)
  if (!notes) {
    notes = new Map(lexicon.rows('calibration').map(({ name, fields }) => [name, fields.note ?? '']))
    known.set(lexicon, notes)
  }
  return notes
}
