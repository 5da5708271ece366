/** Mentions: lexicon terms found in a note, with the meaning that was chosen. */
import type { Code, Reason, Span } from '../note/index.ts'

export type MentionKind = 'condition' | 'medication' | 'observation'

/**
 * How the words came to match: the term itself, a variant made by rule, a term with modifiers around it, a term misspelt, or no
 * term but a condition by its form ("open": such a mention has no codes, and its name is its words).
 */
export type MatchKind = 'exact' | 'variant' | 'composed' | 'misspelt' | 'open'

/** A condition, medication or observation named in the note: tokens `first` to `end` (out). */
export interface Mention {
  readonly kind: MentionKind
  readonly span: Span
  readonly first: number
  readonly end: number
  /** Tokens of the lexicon term itself, without modifiers. */
  readonly head: { readonly first: number; readonly end: number }
  /** Numbers of the concepts it may mean, best first. */
  readonly concepts: readonly [number, ...number[]]
  /** Codes of the meaning chosen, modifiers taken into account, best first. */
  readonly codes: readonly Code[]
  readonly name: string
  readonly match: MatchKind
  /** The term is ambiguous alone and was let in by evidence. */
  readonly ambiguous: boolean
  readonly sentence: number
  readonly section: number
  /** Modifiers in its span: laterality, site, acuity, severity, stage. */
  readonly modifiers: readonly { readonly role: string; readonly value: string; readonly span: Span }[]
  readonly because: readonly Reason[]
}
