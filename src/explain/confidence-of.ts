/** Confidence for eyes: the number, the parts it is made of, and what moved it, read from whatever an extraction holds. */
import type { Confidence } from '../confidence/index.ts'
import { words } from './attributes-of.ts'

export interface ExplainedConfidence {
  /** 0 to 1 */
  readonly value: number
  /** Scores of their own: of the mention, its assertion, its attributes; empty where there is one only. */
  readonly parts: readonly { readonly name: string; readonly value: number }[]
  /** What moved it, in log-odds, the strongest first; the base is left out. */
  readonly factors: readonly { readonly name: string; readonly words: string; readonly weight: number }[]
}

/** Reads a confidence; parts and factors that it has beside those known here come along. */
export function confidenceOf(confidence: Confidence): ExplainedConfidence {
  const parts: { name: string; value: number }[] = []
  for (const [name, part] of Object.entries(confidence)) {
    if (name === 'value' || name === 'factors') continue
    const value = typeof part === 'object' && part !== null ? (part as { value?: unknown }).value : part
    if (typeof value === 'number' && value >= 0 && value <= 1) parts.push({ name: words(name), value })
  }
  const factors = confidence.factors
    .filter(({ name, weight }) => !/base|intercept/i.test(name) && weight !== 0)
    .map(({ name, weight }) => ({ name, weight, words: said[name] ?? words(name) }))
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
  return { value: confidence.value, parts, factors }
}

const said: Readonly<Record<string, string>> = {
  severalWords: 'a term of several words',
  shortForm: 'a short form of three letters or fewer',
  variant: 'a variant made by rule',
  composed: 'a term with modifiers around it',
  misspelt: 'misspelt',
  open: 'in no lexicon, found by its form',
  ambiguous: 'ambiguous alone, let in by what stands around',
  severalSenses: 'the term has several meanings',
  coded: 'has a code',
  cue: 'a cue asserts it',
  hedged: 'possible or hypothetical',
  bySectionOnly: 'only its section asserts it',
  repeated: 'named more than once in the note',
  sigComplete: 'dose and frequency are both given',
  sigAbsent: 'no dose, strength, route or frequency',
  statusUnknown: 'its status is unknown',
  namedValue: 'the value stands with its name',
  unnamedValue: 'nothing names the value',
  unitWritten: 'the unit is written',
  unitImplied: 'the unit is implied',
  noCode: 'no code',
  implausible: 'the number is implausible',
  contradictory: 'what is said contradicts itself',
}
