/** Findings from mentions: what is said of one thing, in several places, becomes one finding with all its evidence. */
import type { Assertion } from '../assertion/index.ts'
import type { Attributes, Observation, Sig } from '../attributes/index.ts'
import type { Confidences } from '../confidence/index.ts'
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
  readonly confidences: Confidences
}

/**
 * Merges mentions into findings, in the order of their first words.
 *
 * | same | becomes |
 * | --- | --- |
 * | condition (by its name), experiencer, certainty | one finding; current if one mention is current |
 * | relative's condition | one finding a relative: mother's and sister's are two |
 * | condition possible in one place, present in another | one present finding |
 * | condition possible now, in the past present | findings of their own: old pneumonia is no proof of a new one |
 * | condition absent or hypothetical, and present elsewhere | findings of their own: both are said |
 * | drug, status and sig | one finding; a mention without any sig joins the first with that status |
 * | drug with another dose or status | findings of their own |
 * | observation | one finding a value, never merged: two equal values are two measurements |
 */
export function assembleFindings(input: FindingInput): readonly Finding[] {
  const { mentions, assertions, attributes } = input
  // By name, not by code: two signs that share a code ("rales", "distended neck veins": R09.89) are two findings.
  const things = mentions.map(({ kind, name }, i) => {
    const { experiencer } = assertions[i]!
    return `${kind} ${name} ${experiencer} ${experiencer === 'family' ? relativeOf(assertions[i]!) : ''}`
  })
  const present = new Set<string>()
  const firstWithSig = new Map<string, string>()
  const keys: string[] = []
  for (let i = 0; i < mentions.length; i++) {
    const said = attributes[i]!
    if (said.kind === 'medication') {
      const bare = `${things[i]} ${said.status}`
      const sig = sigKey(said.sig)
      keys.push(sig === '' ? bare : `${bare} ${sig}`)
      if (sig !== '' && !firstWithSig.has(bare)) firstWithSig.set(bare, keys[i]!)
    } else {
      keys.push(`${things[i]} ${assertions[i]!.certainty}`)
      if (assertions[i]!.certainty === 'present') present.add(`${things[i]} ${assertions[i]!.temporality}`)
    }
  }
  const groups = new Map<string, number[]>()
  for (let i = 0; i < mentions.length; i++) {
    let key = keys[i]!
    if (attributes[i]!.kind === 'medication') key = firstWithSig.get(key) ?? key
    else if (assertions[i]!.certainty === 'possible') {
      const proved = present.has(`${things[i]} current`) || present.has(`${things[i]} ${assertions[i]!.temporality}`)
      if (proved) key = `${things[i]} present`
    }
    const group = groups.get(key)
    if (group) group.push(i)
    else groups.set(key, [i])
  }
  const findings: Finding[] = []
  for (const group of groups.values()) findings.push(mergeMentions(input, group))
  input.observations.forEach((observation, i) => findings.push(observationFinding(input, observation, i)))
  return findings.sort((a, b) => a.evidence[0].start - b.evidence[0].start || a.evidence[0].end - b.evidence[0].end)
}

/** The cue of a relative's condition, whose reason stands last among those of the cues and sections; undefined where a section gives it. */
function relativeOf({ because }: Assertion): string | undefined {
  for (let i = because.length - 1; i >= 0; i--) {
    const { rule } = because[i]!
    if (rule.startsWith('section/')) return undefined
    if (rule.startsWith('cue/') || rule.startsWith('list/')) return rule.slice(rule.indexOf('/') + 1)
  }
  return undefined
}

/** What tells two sigs of a drug apart; '' for none. */
function sigKey({ dose, strength, frequency, route }: Sig): string {
  if (!dose && !strength && !frequency && !route) return ''
  return `${dose?.value.text ?? ''}|${strength?.value.text ?? ''}|${frequency?.value.text ?? ''}|${route?.value ?? ''}`
}

function mergeMentions(input: FindingInput, group: readonly number[]): ConditionFinding | MedicationFinding {
  const { mentions, assertions, attributes, confidences, sections, text, lexicon } = input
  const first = group[0]!
  // what stands for the group: the mention with the most said about it, the first of those; the surest number; current if one is
  let best = first
  let most = saidOf(attributes[first]!)
  let confidence = confidences.mentions[first]!
  let temporality = assertions[first]!.temporality
  let certain = first
  const evidence: [Span, ...Span[]] = [mentions[first]!.span]
  for (let g = 1; g < group.length; g++) {
    const i = group[g]!
    evidence.push(mentions[i]!.span)
    const said = saidOf(attributes[i]!)
    if (said > most) {
      most = said
      best = i
    }
    if (confidences.mentions[i]!.value > confidence.value) confidence = confidences.mentions[i]!
    if (assertions[i]!.temporality === 'current') temporality = 'current'
    if (assertions[certain]!.certainty !== 'present' && assertions[i]!.certainty === 'present') certain = i
  }
  const mention = mentions[best]!
  const { type, loinc } = sections[mentions[first]!.section]!
  const said = attributes[best]!
  const because = [...mention.because, ...assertions[certain]!.because]
  const words = text.slice(mention.span.start, mention.span.end)
  const { certainty } = assertions[certain]!
  const { experiencer } = assertions[first]!
  const relative = experiencer === 'family' ? relativeOf(assertions[first]!) : undefined
  if (said.kind === 'medication') {
    return {
      kind: 'medication',
      text: words,
      codes: mention.codes,
      evidence,
      because: [...because, ...said.because],
      confidence,
      section: { type, loinc },
      certainty,
      temporality,
      experiencer,
      ingredient: mention.name,
      type: (lexicon.concept(mention.concepts[0]) as MedicationConcept).type,
      sig: said.sig,
      status: said.status,
    }
  }
  return {
    kind: 'condition',
    text: words,
    codes: mention.codes,
    evidence,
    because,
    confidence,
    section: { type, loinc },
    certainty,
    temporality,
    experiencer,
    name: mention.name,
    class: (lexicon.concept(mention.concepts[0]) as ConditionConcept).class,
    modifiers: mention.modifiers,
    ...(relative === undefined ? {} : { relative }),
  }
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
    when: observation.when,
  }
}
