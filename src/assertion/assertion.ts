/** Assertions: is it so, when, and whose; closed answers in the words of the annotation guideline. */
import type { Reason, Span } from '../note/index.ts'

export interface Axes {
  /** `absent`: denied or ruled out. `possible`: hedged or differential. `hypothetical`: what may come. */
  readonly certainty: 'present' | 'possible' | 'absent' | 'hypothetical'
  readonly temporality: 'current' | 'historical'
  readonly experiencer: 'patient' | 'family' | 'other'
}

/** The three answers about one mention, each with the rule and the words it comes from. */
export interface Assertion extends Axes {
  readonly because: readonly Reason[]
}

/** What stands when nothing says otherwise. */
export const defaultAxes: Axes = { certainty: 'present', temporality: 'current', experiencer: 'patient' }

/** A cue found in the note: tokens `first` to `end` (out), and the tokens that it governs. */
export interface Cue {
  readonly first: number
  readonly end: number
  readonly span: Span
  /** `cue/` and its row of cues.tsv; `list/` when it heads a list. */
  readonly rule: string
  readonly effect: string
  readonly direction: 'forward' | 'backward' | 'both' | ''
  /** The scope: tokens that the cue governs, half-open. */
  readonly scope: { readonly first: number; readonly end: number }
  /** `wide` cues ("if", "return for") win over plain ones, those over the head of a list. */
  readonly strength: 'wide' | 'plain' | 'list'
  /** `acute`: counts for conditions that pass; `cause`: a hedge lifted by a statement elsewhere in the note. */
  readonly only: 'acute' | 'cause' | null
  /** What it governs is a fact even where a condition for it is named: "if her pain improves". */
  readonly lift: boolean
}
