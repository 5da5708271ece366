/** Rules of one's own: they look at a mention, an assertion or a finding and decide; the engine applies what they decide. */
import type { Axes } from '../assertion/index.ts'
import type { Finding } from '../findings/index.ts'
import type { MentionKind } from '../mentions/index.ts'
import type { Code, Reason, Span } from '../note/index.ts'

/** `owner/what`, as in `clinic/screening-is-not-a-diagnosis`. */
export type RuleName = `${string}/${string}`

/** A mention as a rule sees it; a copy, which nothing changes. */
export interface MentionView {
  readonly kind: MentionKind
  /** Its words in the note. */
  readonly text: string
  /** The preferred name; a drug's ingredient. */
  readonly name: string
  readonly codes: readonly Code[]
  readonly span: Span
  /** Type of the section it stands in, as in `past-medical-history`; `none` before the first title. */
  readonly section: string
}

/** The words around a mention, in lower case and without signs, inside its sentence. */
export interface Near {
  /** At most `count` words before it, the nearest last: before "screening" in "cancer screening" is `['cancer']`. */
  before(count: number): readonly string[]
  /** At most `count` words after it, the nearest first. */
  after(count: number): readonly string[]
}

/** What may become of a mention or a finding: it goes, or its codes are others. */
export type Decision = { readonly drop: true } | { readonly codes: readonly Code[] }

/** Asked once a mention; what it drops is seen by no later stage. */
export interface MentionRule {
  readonly name: RuleName
  readonly on: 'mention'
  readonly kind: MentionKind
  decide(mention: MentionView, near: Near): Decision | undefined
}

/** Asked once a mention when it has been asserted; the axes that it gives replace those found. */
export interface AssertionRule {
  readonly name: RuleName
  readonly on: 'assertion'
  readonly kind: 'condition' | 'medication'
  decide(mention: MentionView, assertion: Axes, near: Near): Partial<Axes> | undefined
}

/** Asked once a finding; `near` is about its first mention. */
export interface FindingRule {
  readonly name: RuleName
  readonly on: 'finding'
  readonly kind: Finding['kind']
  decide(finding: Finding, near: Near): Decision | undefined
}

export type Rule = MentionRule | AssertionRule | FindingRule

/** The reason that a decision leaves behind. */
export function reasonOf(rule: Rule, span: Span): Reason {
  return { rule: rule.name, span }
}

/**
 * Types a rule: a misspelt axis or value, or a name without its owner, does not compile.
 *
 * ```ts
 * defineRule({
 *   name: 'clinic/screening-is-not-a-diagnosis',
 *   on: 'assertion',
 *   kind: 'condition',
 *   decide: (_mention, _assertion, near) =>
 *     near.after(1).includes('screening') ? { certainty: 'hypothetical' } : undefined,
 * })
 * ```
 */
export function defineRule(rule: Rule): Rule {
  return rule
}
