/** Layers: everything known about a note. A stage adds one; no layer changes afterwards. */
import type { Assertion, Cue } from '../assertion/index.ts'
import type { Attributes, Observation } from '../attributes/index.ts'
import type { Confidences } from '../confidence/index.ts'
import type { Finding } from '../findings/index.ts'
import type { TermTable, Words } from '../lexicon/index.ts'
import type { Mention } from '../mentions/index.ts'
import type { Line, Sentence, TokenTable } from '../note/index.ts'
import type { Section } from '../sections/index.ts'

export interface Layers {
  readonly tokens: TokenTable
  readonly lines: readonly Line[]
  readonly sentences: readonly Sentence[]
  /** words[i] is the lexicon's number of token i; 0 is a word of no term. */
  readonly words: Words
  readonly terms: TermTable
  readonly sections: readonly Section[]
  /** Conditions and medications. */
  readonly mentions: readonly Mention[]
  readonly cues: readonly Cue[]
  /** assertions[i] is about mentions[i]. */
  readonly assertions: readonly Assertion[]
  /** attributes[i] is about mentions[i]. */
  readonly attributes: readonly Attributes[]
  /** One a value. */
  readonly observations: readonly Observation[]
  /** Aligned with mentions and with observations. */
  readonly confidences: Confidences
  readonly findings: readonly Finding[]
}

export type LayerName = keyof Layers
