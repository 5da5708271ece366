/** Which features hold, for each mention and each observation of a note: one number a mention, a bit a feature. */
import type { Assertion } from '../assertion/index.ts'
import { type Attributes, issuesOf, type Observation, type Sig } from '../attributes/index.ts'
import type { ConditionConcept, Lexicon, MedicationConcept, ObservationConcept } from '../lexicon/index.ts'
import type { Mention } from '../mentions/index.ts'
import { int32Column, type Reason, type Span } from '../note/index.ts'
import type { Section } from '../sections/index.ts'
import { type Elsewhere, elsewhereOf } from './elsewhere.ts'
import { bitsOf } from './features.ts'
import { type SurroundingInput, type Surroundings, surroundingsOf } from './surroundings.ts'

/** The layers that evidence is read from; assertions and attributes are aligned with mentions. */
export interface FeatureInput extends SurroundingInput {
  readonly sections: readonly Section[]
  readonly assertions: readonly Assertion[]
  readonly attributes: readonly Attributes[]
  readonly observations: readonly Observation[]
}

const condition = bitsOf('condition')
const medication = bitsOf('medication')
const observation = bitsOf('observation')

/** The features of each mention and of each observation, aligned with their layers. */
export function readFeatures(input: FeatureInput): { mentions: Int32Array; observations: Int32Array } {
  const { mentions, assertions, attributes, observations } = input
  const around = surroundingsOf(input)
  const elsewhere = elsewhereOf(mentions, assertions, attributes)
  const own = int32Column(mentions.length)
  for (let m = 0; m < mentions.length; m++) {
    const said = attributes[m]!
    own[m] =
      said.kind === 'medication'
        ? ofMedication(input, m, said, around, elsewhere)
        : ofCondition(input, m, around, elsewhere)
  }
  const values = int32Column(observations.length)
  for (let o = 0; o < observations.length; o++) values[o] = ofObservation(observations[o]!, input.lexicon, input.text)
  return { mentions: own, observations: values }
}

// "Chest pain": what a cue farther away than this governs, it governs over other words.
const farCue = 30
// Farther from its name than "was noted to be", a value may be another's.
const farValue = 15

function ofCondition(
  { mentions, assertions, sentences, sections, lexicon }: FeatureInput,
  m: number,
  around: Surroundings,
  elsewhere: Elsewhere,
): number {
  const mention = mentions[m]!
  const { certainty, temporality, experiencer, because } = assertions[m]!
  const { span, head, match, modifiers } = mention
  const sentence = sentences[mention.sentence]!
  const { implies } = sections[mention.section]!
  let bits = 0
  if (mention.ambiguous) {
    bits |= condition.ambiguous
    if (mention.because.some(({ rule }) => weakRules.has(rule))) bits |= condition.letIn
    if (isUnproven(mention)) bits |= condition.unproven
  }
  if (match === 'misspelt') bits |= condition.misspelt
  else if (match === 'open') bits |= condition.open
  else if (match === 'variant') bits |= condition.variant
  else if (match === 'composed') bits |= condition.composed
  if (!mention.codes.some(({ system }) => system === 'icd-10-cm')) bits |= condition.noCode
  if (head.end - head.first === 1) {
    bits |= condition.oneWord
    const placed =
      modifiers.some(({ role }) => role === 'site') ||
      mention.because.some(({ rule }) => rule === 'section/site' || rule === 'site/examined' || rule === 'site/studied')
    if (!placed && around.needsPlace(head.first)) bits |= condition.siteless
  }
  if (modifiers.length > 1) bits |= condition.manyModifiers
  const before = around.before(mention.first, sentence)
  const after = around.after(mention.end, sentence)
  if (before === 'word') bits |= condition.wordBefore
  if (after === 'word' || after === 'term' || after === 'mention') bits |= condition.wordAfter
  if (before === 'mention' || before === 'joint' || after === 'joint') bits |= condition.joined
  if (elsewhere.sure(m)) bits |= condition.sureElsewhere
  if (elsewhere.otherwise(m)) bits |= condition.otherElsewhere
  const concept = lexicon.concept(mention.concepts[0]) as ConditionConcept
  if (concept.class === 'injury' || concept.class === 'status') bits |= condition.injuryOrState
  if (certainty !== 'present') bits |= condition[certainty]
  if (experiencer !== 'patient') bits |= condition.family
  const distance = cueDistance(because, span)
  if (distance >= 0) bits |= condition.cue
  if (distance > farCue) bits |= condition.farCue
  if (implies === '') bits |= condition.narrative
  if (certainty === 'present' && temporality === 'current' && distance < 0) {
    // present and current for want of anything that says otherwise
    if (around.hasCue(mention.sentence)) bits |= condition.strayCue
    if (around.toldInPast(mention.first, sentence)) bits |= condition.toldInPast
    if (around.inParentheses(mention.first, sentence)) bits |= condition.inParentheses
  }
  return bits
}

// Evidence that lets an ambiguous term in and says little: capitals, or that other conditions stand around it.
const weakRules = new Set(['ambiguous/capitals', 'ambiguous/problem-list', 'ambiguous/list'])

const isUnproven = ({ because }: Mention): boolean => because.some(({ rule }) => rule === 'ambiguous/unproven')

/** Characters between a mention and the cue that answers for it, the nearest of several; -1 where no cue does. */
function cueDistance(because: readonly Reason[], span: Span): number {
  let nearest = -1
  for (const { rule, span: words } of because) {
    if (!rule.startsWith('cue/') && !rule.startsWith('list/')) continue
    const gap = Math.max(0, words.end <= span.start ? span.start - words.end : words.start - span.end)
    if (nearest < 0 || gap < nearest) nearest = gap
  }
  return nearest
}

function ofMedication(
  { mentions, assertions, sentences, sections, lexicon }: FeatureInput,
  m: number,
  { sig, status, because }: Attributes & { readonly kind: 'medication' },
  around: Surroundings,
  elsewhere: Elsewhere,
): number {
  const mention = mentions[m]!
  const { span, head, match } = mention
  const sentence = sentences[mention.sentence]!
  const { implies } = sections[mention.section]!
  let bits = 0
  if (mention.ambiguous) bits |= medication.ambiguous
  if (isUnproven(mention)) bits |= medication.unproven
  if (match === 'misspelt') bits |= medication.misspelt
  else if (match === 'variant') bits |= medication.variant
  const { type } = lexicon.concept(mention.concepts[0]) as MedicationConcept
  if (type === 'class') bits |= medication.class
  else if (type !== 'drug' && type !== 'combination') bits |= medication.otherProduct
  if (head.end - head.first === 1) bits |= medication.oneWord
  const before = around.before(mention.first, sentence)
  const after = around.after(mention.end, sentence)
  if (after === 'word' || after === 'mention') bits |= medication.wordAfter
  if (before === 'mention' || before === 'joint' || after === 'joint') bits |= medication.joined
  if (implies.includes('list=medication') || implies.includes('allergen')) bits |= medication.listed
  if (sig.dose || sig.frequency || sig.strength) bits |= medication.dosed
  if (elsewhere.sure(m)) bits |= medication.sureElsewhere
  if (elsewhere.otherwise(m)) bits |= medication.otherElsewhere
  const [reason] = because
  if (reason?.rule === 'status/default') bits |= medication.statusByDefault
  else if (reason?.rule === 'status/section' || reason?.rule === 'status/allergy-section')
    bits |= medication.statusBySection
  else if (reason && Math.max(span.start - reason.span.end, reason.span.start - span.end) > farCue)
    bits |= medication.farCue
  if (status === 'completed') bits |= medication.completed
  const { certainty } = assertions[m]!
  if (certainty === 'possible' || certainty === 'hypothetical') bits |= medication.hedged
  if (implies === '') bits |= medication.narrative
  if (around.toldInPast(mention.first, sentence)) bits |= medication.toldInPast
  return bits | ofSig(sig, span)
}

function ofSig(sig: Sig, { start }: Span): number {
  let bits = 0
  const amount = sig.dose ?? sig.strength
  if (amount && sig.frequency) bits |= medication.sigComplete
  else if (amount || sig.frequency || sig.route) bits |= medication.sigPartial
  if (sig.span && sig.span.start < start) bits |= medication.sigBefore
  if (sig.then) bits |= medication.steps
  for (const issue of issuesOf(sig))
    bits |= issue === 'implausible-dose' ? medication.sigImplausible : medication.sigUnclear
  return bits
}

// Reasons of values that are told by where they stand.
const layouts = new Set(['observation/grid', 'observation/panel', 'observation/series', 'observation/vitals-line'])

function ofObservation(
  { concept, name, measurement, ambiguous, because }: Observation,
  lexicon: Lexicon,
  text: string,
): number {
  const { category, units } = lexicon.concept(concept) as ObservationConcept
  const { unit, unitImplied, value, code, issues, span } = measurement
  let bits = 0
  if (ambiguous) bits |= observation.ambiguous
  if (name !== null && value.span.start < name.start) bits |= observation.valueFirst
  else if (name !== null && value.span.start - name.end > farValue) bits |= observation.farValue
  if (code === null) bits |= observation.noCode
  if (category === 'exam' || category === 'imaging') bits |= observation.examOrImaging
  if (unit !== null) {
    bits |= unitImplied ? observation.unitImplied : observation.unitWritten
    if (units.length > 0 && !units.includes(unit)) bits |= observation.unitOdd
  }
  if (units.length === 0) bits |= observation.unitless
  if (value.value.type === 'words') bits |= observation.inWords
  if (issues.includes('implausible-value')) bits |= observation.implausible
  if (because.some(({ rule }) => layouts.has(rule))) bits |= observation.byLayout
  const next = text.charCodeAt(span.end)
  const last = text.charCodeAt(span.start - 1)
  if (next === 45 /* - */ || next === 47 /* / */ || last === 45 || last === 47) bits |= observation.joined
  return bits
}
