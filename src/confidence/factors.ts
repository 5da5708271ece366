/** The factors of confidence and their weights in log-odds. */
import type { Assertion } from '../assertion/index.ts'
import { type Attributes, issuesOf, type Observation } from '../attributes/index.ts'
import type { Mention } from '../mentions/index.ts'
import { type Confidence, combine, type Factor } from './confidence.ts'

/**
 * Weights in log-odds, set by hand so that a plain mention comes near the precision that gold notes show (0.9 is 2.2), and
 * each weakness moves it by what it costs there. A model trained on gold notes takes their place later.
 */
export const weights = {
  base: 2.2,
  severalWords: 0.5,
  shortForm: -0.3,
  variant: -0.1,
  composed: 0.1,
  misspelt: -0.6,
  open: -1.1,
  ambiguous: -0.9,
  severalSenses: -0.5,
  coded: 0.3,
  cue: 0.1,
  hedged: -0.6,
  bySectionOnly: -0.3,
  repeated: 0.3,
  sigComplete: 0.6,
  sigAbsent: -0.4,
  statusUnknown: -0.8,
  namedValue: 0.6,
  unnamedValue: -1.2,
  unitWritten: 0.4,
  unitImplied: 0.1,
  noCode: -0.3,
  implausible: -2.5,
  contradictory: -2.0,
} as const

const factor = (name: keyof typeof weights): Factor => ({ name, weight: weights[name] })

/** Confidence of a condition or medication, from how it matched, how it is asserted and what is linked to it. */
export function mentionConfidence(
  mention: Mention,
  assertion: Assertion,
  attributes: Attributes,
  repeats: number,
): Confidence {
  const factors: Factor[] = [factor('base')]
  if (mention.head.end - mention.head.first > 1) factors.push(factor('severalWords'))
  else if (mention.span.end - mention.span.start <= 3) factors.push(factor('shortForm'))
  if (mention.match !== 'exact') factors.push(factor(mention.match))
  if (mention.ambiguous) factors.push(factor('ambiguous'))
  if (mention.match === 'exact' && mention.concepts.length > 1) factors.push(factor('severalSenses'))
  if (mention.codes.length > 0) factors.push(factor('coded'))
  const byCue = assertion.because.some((reason) => reason.rule.startsWith('cue/'))
  if (byCue) factors.push(factor('cue'))
  if (assertion.certainty === 'possible' || assertion.certainty === 'hypothetical') factors.push(factor('hedged'))
  if (!byCue && assertion.because.some((reason) => reason.rule.startsWith('section/')))
    factors.push(factor('bySectionOnly'))
  if (repeats > 1) factors.push(factor('repeated'))
  if (attributes.kind === 'medication') {
    const { sig, status } = attributes
    const issues = issuesOf(sig)
    if (sig.dose && sig.frequency && issues.length === 0) factors.push(factor('sigComplete'))
    else if (!sig.dose && !sig.frequency && !sig.strength && !sig.route) factors.push(factor('sigAbsent'))
    if (status === 'unknown') factors.push(factor('statusUnknown'))
    if (issues.includes('implausible-dose')) factors.push(factor('implausible'))
    if (issues.some((issue) => issue !== 'implausible-dose')) factors.push(factor('contradictory'))
  }
  return combine(factors)
}

/** Confidence of one value of an observation. */
export function observationConfidence(observation: Observation): Confidence {
  const { measurement } = observation
  const factors: Factor[] = [factor('base'), factor(observation.name === null ? 'unnamedValue' : 'namedValue')]
  if (measurement.unit !== null) factors.push(factor(measurement.unitImplied ? 'unitImplied' : 'unitWritten'))
  if (measurement.code === null) factors.push(factor('noCode'))
  if (measurement.issues.includes('implausible-value')) factors.push(factor('implausible'))
  return combine(factors)
}
