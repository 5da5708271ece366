/** Layers into flat mentions, in the shape of the annotation guideline. */

import type { Code } from '../note/index.ts'
import type { FindingInput } from './assemble-findings.ts'
import type { ConditionMention, FlatMention, MedicationMention, ObservationMention } from './mention-schema.ts'

const copyCodes = (codes: readonly Code[]): FlatMention['codes'] =>
  codes.map(({ system, code, display }) => (display === undefined ? { system, code } : { system, code, display }))

/** Every mention of the note as one flat object, in order of its words. */
export function flattenMentions(input: FindingInput): FlatMention[] {
  const { text, mentions, assertions, attributes, observations, confidences, lexicon } = input
  const flat: FlatMention[] = mentions.map((mention, i): ConditionMention | MedicationMention => {
    const { start, end } = mention.span
    const words = text.slice(start, end)
    const codes = copyCodes(mention.codes)
    const confidence = confidences.mentions[i]!.value
    const said = attributes[i]!
    if (said.kind === 'medication') {
      const { sig, status } = said
      return {
        kind: 'medication',
        start,
        end,
        text: words,
        codes,
        confidence,
        ingredient: mention.name,
        strength: sig.strength?.value.text ?? null,
        dose: sig.dose?.value.text ?? null,
        form: sig.form?.value ?? null,
        route: sig.route?.value ?? null,
        frequency: sig.frequency?.value.text ?? null,
        duration: sig.duration?.value.text ?? sig.course?.value ?? null,
        prn: sig.asNeeded !== undefined,
        reason: sig.reason?.value ?? sig.asNeeded?.value.reason ?? null,
        status,
      }
    }
    const { certainty, temporality, experiencer } = assertions[i]!
    return {
      kind: 'condition',
      start,
      end,
      text: words,
      codes,
      confidence,
      certainty,
      temporality,
      experiencer,
      icd10cm: mention.codes.find((code) => code.system === 'icd-10-cm')?.code ?? null,
      name: mention.name,
    }
  })
  observations.forEach(({ measurement, concept }, i) => {
    const { start, end } = measurement.span
    const one: ObservationMention = {
      kind: 'observation',
      start,
      end,
      text: text.slice(start, end),
      codes: copyCodes(measurement.code ? [measurement.code] : []),
      confidence: confidences.observations[i]!.value,
      name: lexicon.concept(concept).name,
      loinc: measurement.code?.code ?? null,
      value: measurement.value.value.text,
      comparator: measurement.comparator,
      unit: measurement.unit,
      interpretation: measurement.interpretation,
    }
    flat.push(one)
  })
  return flat.sort((a, b) => a.start - b.start || a.end - b.end)
}
