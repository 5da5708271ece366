/** Findings from mentions: what is said of one thing, in several places, becomes one finding with all its evidence. */
import type { Assertion } from '../assertion/index.ts'
import type { Attributes, Observation } from '../attributes/index.ts'
import type { Confidence } from '../confidence/index.ts'
import type { ConditionConcept, Lexicon, MedicationConcept, ObservationConcept } from '../lexicon/index.ts'
import type { Mention } from '../mentions/index.ts'
import type { Span } from '../note/index.ts'
import type { Section } from '../sections/index.ts'
import type { ConditionFinding, Finding, MedicationFinding, ObservationFinding } from './finding.ts'

/** The layers that findings are made of; assertions, attributes and confidences are aligned with mentions. */
export interface FindingInput {
  readonly text: string
  readonly lexicon: Lexicon
  readonly sections: readonly Section[]
  readonly mentions: readonly Mention[]
  readonly assertions: readonly Assertion[]
  readonly attributes: readonly Attributes[]
  readonly observations: readonly Observation[]
  readonly confidences: { readonly mentions: readonly Confidence[]; readonly observations: readonly Confidence[] }
}

/**
 * Merges mentions into findings, in the order of their first words.
 *
 * | same | becomes |
 * | --- | --- |
 * | condition, experiencer, certainty | one finding; current if one mention is current |
 * | condition possible in one place, present in another | one present finding |
 * | condition absent or hypothetical, and present elsewhere | findings of their own: both are said |
 * | drug, status and sig | one finding; a mention without any sig joins the first with that status |
 * | drug with another dose or status | findings of their own |
 * | observation | one finding a value, never merged: two equal values are two measurements |
 */
export function assembleFindings(input: FindingInput): readonly Finding[] {
  const groups = new Map<string, number[]>()
  const present = new Set<string>()
  const thing = (i: number): string => {
    const { kind, name, codes } = input.mentions[i]!
    return `${kind} ${codes[0] ? `${codes[0].system} ${codes[0].code}` : name} ${input.assertions[i]!.experiencer}`
  }
  input.mentions.forEach((mention, i) => {
    if (mention.kind === 'condition' && input.assertions[i]!.certainty === 'present') present.add(thing(i))
  })
  const firstWithSig = new Map<string, string>()
  const keyOf = (i: number): string => {
    const attributes = input.attributes[i]!
    if (attributes.kind === 'medication') {
      const { dose, strength, frequency, route } = attributes.sig
      return `${thing(i)} ${attributes.status} ${dose?.value.text ?? ''}|${strength?.value.text ?? ''}|${frequency?.value.text ?? ''}|${route?.value ?? ''}`
    }
    const { certainty } = input.assertions[i]!
    return `${thing(i)} ${certainty === 'possible' && present.has(thing(i)) ? 'present' : certainty}`
  }
  input.mentions.forEach((_, i) => {
    const attributes = input.attributes[i]!
    if (attributes.kind !== 'medication') return
    const { dose, strength, frequency } = attributes.sig
    const bare = `${thing(i)} ${attributes.status}`
    if ((dose || strength || frequency) && !firstWithSig.has(bare)) firstWithSig.set(bare, keyOf(i))
  })
  input.mentions.forEach((_, i) => {
    const attributes = input.attributes[i]!
    let key = keyOf(i)
    if (attributes.kind === 'medication' && key.endsWith(' |||')) key = firstWithSig.get(key.slice(0, -4)) ?? key
    const group = groups.get(key)
    if (group) group.push(i)
    else groups.set(key, [i])
  })
  const findings: Finding[] = []
  for (const group of groups.values()) findings.push(mergeMentions(input, group))
  input.observations.forEach((observation, i) => findings.push(observationFinding(input, observation, i)))
  return findings.sort((a, b) => a.evidence[0].start - b.evidence[0].start || a.evidence[0].end - b.evidence[0].end)
}

function mergeMentions(input: FindingInput, group: readonly number[]): ConditionFinding | MedicationFinding {
  const { mentions, assertions, attributes, confidences, sections, text, lexicon } = input
  const first = group[0]!
  // what stands for the group: the mention with the most said about it, the first of those
  const best =
    group.length === 1
      ? first
      : group.reduce((a, b) => (saidOf(attributes[b]!) > saidOf(attributes[a]!) ? b : a), first)
  const mention = mentions[best]!
  const section = sections[mentions[first]!.section]!
  const current = group.some((i) => assertions[i]!.temporality === 'current')
  const certain = group.find((i) => assertions[i]!.certainty === 'present') ?? first
  const base = {
    text: text.slice(mention.span.start, mention.span.end),
    codes: mention.codes,
    evidence: group.map((i) => mentions[i]!.span) as unknown as readonly [Span, ...Span[]],
    because: [...mention.because, ...assertions[certain]!.because],
    confidence: group.map((i) => confidences.mentions[i]!).reduce((a, b) => (b.value > a.value ? b : a)),
    section: { type: section.type, loinc: section.loinc },
    certainty: assertions[certain]!.certainty,
    temporality: current ? ('current' as const) : ('historical' as const),
    experiencer: assertions[first]!.experiencer,
  }
  const said = attributes[best]!
  if (said.kind === 'medication') {
    const concept = lexicon.concept(mention.concepts[0]) as MedicationConcept
    return {
      ...base,
      kind: 'medication',
      ingredient: mention.name,
      type: concept.type,
      sig: said.sig,
      status: said.status,
      because: [...base.because, ...said.because],
    }
  }
  const concept = lexicon.concept(mention.concepts[0]) as ConditionConcept
  return { ...base, kind: 'condition', name: mention.name, class: concept.class, modifiers: mention.modifiers }
}

/** How much is said: the filled slots of a sig. */
function saidOf(attributes: Attributes): number {
  if (attributes.kind !== 'medication') return 0
  let slots = 0
  for (const slot in attributes.sig) if (slot) slots++
  return slots
}

function observationFinding(input: FindingInput, observation: Observation, i: number): ObservationFinding {
  const { text, lexicon, sections, confidences } = input
  const concept = lexicon.concept(observation.concept) as ObservationConcept
  const section = sections[observation.section]!
  const name = observation.name
  return {
    kind: 'observation',
    text: name ? text.slice(name.start, name.end) : concept.name,
    name: concept.name,
    category: concept.category,
    codes: observation.measurement.code ? [observation.measurement.code] : [],
    evidence: [observation.measurement.span],
    because: observation.because,
    confidence: confidences.observations[i]!,
    section: { type: section.type, loinc: section.loinc },
    measurement: observation.measurement,
    nameSpan: name,
  }
}
