/** The engine of rules: shows each rule what it is about, applies what it decides and writes down which rule it was. */
import type { Assertion } from '../assertion/index.ts'
import type { Observation } from '../attributes/index.ts'
import type { Finding } from '../findings/index.ts'
import type { Lexicon } from '../lexicon/index.ts'
import type { Mention } from '../mentions/index.ts'
import { Kind, normaliseWord, type Sentence, type Span, type TokenTable } from '../note/index.ts'
import type { Section } from '../sections/index.ts'
import {
  type Decision,
  type FindingRule,
  type MentionRule,
  type MentionView,
  type Near,
  type Rule,
  reasonOf,
} from './rule.ts'
import type { Report } from './stage.ts'

/** What the views of rules are made of. */
export interface RuleInput {
  readonly text: string
  readonly tokens: TokenTable
  readonly sentences: readonly Sentence[]
  readonly sections: readonly Section[]
  readonly lexicon: Lexicon
}

/** The mentions that the rules leave, with the codes that they give. */
export function ruleMentions(
  rules: readonly Rule[],
  mentions: readonly Mention[],
  input: RuleInput,
  report: Report,
): readonly Mention[] {
  return decideAll(
    onMentions(rules),
    mentions,
    ({ kind }) => kind,
    report,
    (rule, mention) => {
      const decided = rule.decide(viewOf(mention, input), nearOf(mention, mention.sentence, input))
      return { span: mention.span, decided, recoded: (codes) => recode(rule, mention, mention.span, { codes }) }
    },
  )
}

/** The observations that the rules leave. */
export function ruleObservations(
  rules: readonly Rule[],
  observations: readonly Observation[],
  input: RuleInput,
  report: Report,
): readonly Observation[] {
  return decideAll(
    onMentions(rules),
    observations,
    () => 'observation',
    report,
    (rule, observation) => {
      const { measurement } = observation
      const { span } = measurement
      const view = Object.freeze({
        kind: 'observation' as const,
        text: input.text.slice(span.start, span.end),
        name: input.lexicon.concept(observation.concept).name,
        codes: measurement.code ? [{ ...measurement.code }] : [],
        span,
        section: input.sections[observation.section]?.type ?? 'none',
      })
      const decided = rule.decide(view, nearOf(observation, observation.sentence, input))
      return {
        span,
        decided,
        recoded: ([code]) => recode(rule, observation, span, { measurement: { ...measurement, code: code ?? null } }),
      }
    },
  )
}

/** The findings that the rules leave, with the codes that they give. */
export function ruleFindings(
  rules: readonly Rule[],
  findings: readonly Finding[],
  input: RuleInput,
  report: Report,
): readonly Finding[] {
  const asked = rules.filter((rule) => rule.on === 'finding')
  return decideAll(
    asked,
    findings,
    ({ kind }) => kind,
    report,
    (rule, finding) => {
      const span = finding.evidence[0]
      const at = { first: tokenAt(input.tokens, span.start), end: tokenAt(input.tokens, span.end - 1) + 1 }
      const decided = rule.decide(
        Object.freeze({ ...finding }),
        nearOf(at, sentenceAt(input.sentences, at.first), input),
      )
      return { span, decided, recoded: (codes) => recode(rule, finding, span, { codes }) }
    },
  )
}

/** The assertions, with the axes that the rules give. */
export function ruleAssertions(
  rules: readonly Rule[],
  mentions: readonly Mention[],
  assertions: readonly Assertion[],
  input: RuleInput,
): readonly Assertion[] {
  const asked = rules.filter((rule) => rule.on === 'assertion')
  if (asked.length === 0) return assertions
  return assertions.map((found, m) => {
    const mention = mentions[m]!
    let assertion = found
    for (const rule of asked) {
      if (rule.kind !== mention.kind) continue
      const { because, ...axes } = assertion
      const view = viewOf(mention, input)
      const decided = rule.decide(view, Object.freeze(axes), nearOf(mention, mention.sentence, input))
      if (decided === undefined) continue
      const given = Object.fromEntries(Object.entries(decided).filter(([, value]) => value !== undefined))
      assertion = { ...assertion, ...given, because: [...because, reasonOf(rule, mention.span)] }
    }
    return assertion
  })
}

interface Outcome<T> {
  readonly span: Span
  readonly decided: Decision | undefined
  readonly recoded: (codes: Extract<Decision, { codes: unknown }>['codes']) => T
}

/** Asks every rule about every thing of its kind, in the order of the rules; what one drops the next does not see. */
function decideAll<T, R extends MentionRule | FindingRule>(
  rules: readonly R[],
  things: readonly T[],
  kindOf: (thing: T) => Rule['kind'],
  report: Report,
  ask: (rule: R, thing: T) => Outcome<T>,
): readonly T[] {
  let left = things
  for (const rule of rules)
    left = left.flatMap((thing) => {
      if (rule.kind !== kindOf(thing)) return [thing]
      const { span, decided, recoded } = ask(rule, thing)
      if (decided === undefined) return [thing]
      if ('codes' in decided) return [recoded(decided.codes)]
      report({ code: `own:${rule.name}`, severity: 'info', span })
      return []
    })
  return left
}

const onMentions = (rules: readonly Rule[]): MentionRule[] => rules.filter((rule) => rule.on === 'mention')

function recode<T extends { readonly because: readonly unknown[] }>(
  rule: Rule,
  thing: T,
  span: Span,
  change: Partial<T>,
): T {
  return { ...thing, ...change, because: [...thing.because, reasonOf(rule, span)] }
}

function viewOf(mention: Mention, { text, sections }: RuleInput): MentionView {
  const { kind, name, span } = mention
  return Object.freeze({
    kind,
    text: text.slice(span.start, span.end),
    name,
    codes: mention.codes.map((code) => ({ ...code })),
    span,
    section: sections[mention.section]?.type ?? 'none',
  })
}

function nearOf(
  { first, end }: { readonly first: number; readonly end: number },
  sentence: number,
  { text, tokens, sentences }: RuleInput,
): Near {
  const bounds = sentences[sentence] ?? { first, end }
  const wordAt = (i: number): string | null =>
    tokens.kind[i] === Kind.word || tokens.kind[i] === Kind.number
      ? normaliseWord(text.slice(tokens.start[i], tokens.end[i]))
      : null
  return {
    before(count) {
      const words: string[] = []
      for (let i = first - 1; i >= bounds.first && words.length < count; i--) {
        const word = wordAt(i)
        if (word !== null) words.push(word)
      }
      return words.reverse()
    },
    after(count) {
      const words: string[] = []
      for (let i = end; i < bounds.end && words.length < count; i++) {
        const word = wordAt(i)
        if (word !== null) words.push(word)
      }
      return words
    },
  }
}

/** The token that holds the character at `offset`, by halving. */
function tokenAt(tokens: TokenTable, offset: number): number {
  let low = 0
  let high = tokens.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (tokens.end[middle]! > offset) high = middle
    else low = middle + 1
  }
  return low
}

function sentenceAt(sentences: readonly Sentence[], token: number): number {
  let low = 0
  let high = sentences.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (sentences[middle]!.end > token) high = middle
    else low = middle + 1
  }
  return low
}
