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
  const names = new Numbers<string>()
  const things = mentions.map(({ kind, name }, i) => {
    const { experiencer } = assertions[i]!
    const whose =
      experiencer === 'patient' ? '' : experiencer === 'family' ? `family ${relativeOf(assertions[i]!)}` : experiencer
    const thing = names.of(name) * 2 + (kind === 'medication' ? 1 : 0)
    return whose === '' ? thing : names.of(`${thing} ${whose}\n`) * 2
  })
  const said = new Numbers<string>() // of a drug: its status, and how it is taken
  const isPresent = new Set<number>() // things present, by twos: now, in the past
  const firstWithSig = new Map<number, number>()
  const keys: number[] = []
  for (let i = 0; i < mentions.length; i++) {
    const own = attributes[i]!
    const thing = things[i]! * ways
    if (own.kind === 'medication') {
      const bare = thing + said.of(own.status)
      const sig = sigKey(own.sig)
      keys.push(sig === '' ? bare : thing + said.of(`${own.status} ${sig}`))
      if (sig !== '' && !firstWithSig.has(bare)) firstWithSig.set(bare, keys[i]!)
    } else {
      const { certainty, temporality } = assertions[i]!
      keys.push(thing + certainties.indexOf(certainty))
      if (certainty === 'present') isPresent.add(things[i]! * 2 + (temporality === 'current' ? 0 : 1))
    }
  }
  const groups = new Map<number, number[]>()
  for (let i = 0; i < mentions.length; i++) {
    let key = keys[i]!
    if (attributes[i]!.kind === 'medication') key = firstWithSig.get(key) ?? key
    else if (assertions[i]!.certainty === 'possible') {
      const now = things[i]! * 2
      const proved = isPresent.has(now) || (assertions[i]!.temporality !== 'current' && isPresent.has(now + 1))
      if (proved) key = things[i]! * ways + certainties.indexOf('present')
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

const certainties: readonly Assertion['certainty'][] = ['present', 'possible', 'absent', 'hypothetical']

// More ways of saying one thing than a note can have mentions.
const ways = 2 ** 24

/** Numbers from 0 in the order in which keys come: keys of several parts are compared as numbers. */
class Numbers<Key> {
  private readonly known = new Map<Key, number>()
  of(key: Key): number {
    let number = this.known.get(key)
    if (number === undefined) this.known.set(key, (number = this.known.size))
    return number
  }
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
