/** An extraction as rows of the tables, in the order of the words. */
import type { Observation } from '../attributes/index.ts'
import type { ObservationConcept } from '../lexicon/index.ts'
import type { Mention } from '../mentions/index.ts'
import type { Code, Span } from '../note/index.ts'
import type { Extraction } from '../pipeline/index.ts'
import { isAsItStands, type OffsetMap, toSource } from '../readers/index.ts'
import type { Row, TableName } from './columns.ts'

export interface RowOptions {
  /** Put the note's own words into `text` and `reason`. */
  readonly text: boolean
  /** The way back to the source, where the text was made from something else. */
  readonly map: OffsetMap | undefined
}

/** The rows of each table. */
export function rowsOf(extraction: Extraction, options: RowOptions): Readonly<Record<TableName, readonly Row[]>> {
  const { mentions, observations } = extraction.layers
  const rows = { conditions: [] as Row[], medications: [] as Row[], observations: [] as Row[] }
  mentions.forEach((mention, i) => {
    if (mention.kind === 'condition') rows.conditions.push(conditionRow(extraction, mention, i, options))
    else if (mention.kind === 'medication') rows.medications.push(medicationRow(extraction, mention, i, options))
  })
  const inOrder = observations.map((observation, i) => ({ observation, i }))
  inOrder.sort((a, b) => a.observation.measurement.span.start - b.observation.measurement.span.start || a.i - b.i)
  for (const { observation, i } of inOrder) rows.observations.push(observationRow(extraction, observation, i, options))
  return rows
}

function conditionRow(extraction: Extraction, mention: Mention, i: number, options: RowOptions): Row {
  const { assertions, confidences } = extraction.layers
  return {
    ...placeOf(extraction, mention.section, mention.span, options),
    // a condition that no lexicon has is called by the note's own words
    ...codesOf(options.text || mention.match !== 'open' ? mention.name : null, mention.codes),
    icd10cm: codeIn(mention.codes, 'icd-10-cm'),
    snomed: codeIn(mention.codes, 'snomed'),
    ...axesOf(assertions[i]!),
    confidence: confidences.mentions[i]!.value,
  }
}

function medicationRow(extraction: Extraction, mention: Mention, i: number, options: RowOptions): Row {
  const { assertions, attributes, confidences } = extraction.layers
  const said = attributes[i]!
  const { sig, status } = said.kind === 'medication' ? said : { sig: {}, status: 'unknown' }
  const dose = sig.dose?.value
  const frequency = sig.frequency?.value
  return {
    ...placeOf(extraction, mention.section, mention.span, options),
    ...codesOf(mention.name, mention.codes),
    rxnorm: codeIn(mention.codes, 'rxnorm'),
    status,
    ...axesOf(assertions[i]!),
    strength: sig.strength?.value.text ?? null,
    dose: dose?.text ?? null,
    dose_value: dose?.value ?? null,
    dose_high: dose?.high ?? null,
    dose_unit: dose?.unit || null,
    form: sig.form?.value ?? null,
    route: sig.route?.value ?? null,
    frequency: frequency?.text ?? null,
    frequency_count: frequency?.frequency ?? null,
    frequency_period: frequency?.period ?? null,
    frequency_unit: frequency?.periodUnit ?? null,
    duration: sig.duration?.value.text ?? (options.text ? (sig.course?.value ?? null) : null),
    prn: sig.asNeeded !== undefined,
    reason: options.text ? (sig.reason?.value ?? sig.asNeeded?.value.reason ?? null) : null,
    confidence: confidences.mentions[i]!.value,
  }
}

function observationRow(extraction: Extraction, observation: Observation, i: number, options: RowOptions): Row {
  const { measurement } = observation
  const concept = extraction.lexicon.concept(observation.concept) as ObservationConcept
  const range = measurement.referenceRange?.value
  return {
    ...placeOf(extraction, observation.section, measurement.span, options),
    ...codesOf(concept.name, measurement.code ? [measurement.code] : []),
    loinc: measurement.code?.code ?? null,
    category: concept.category,
    value: measurement.value.value.text,
    ...numbersOf(measurement),
    comparator: measurement.comparator,
    unit: measurement.unit,
    interpretation: measurement.interpretation,
    reference_low: range?.low ?? null,
    reference_high: range?.high ?? null,
    confidence: extraction.layers.confidences.observations[i]!.value,
  }
}

function numbersOf({ value: { value } }: Observation['measurement']): Row {
  const numbers = (value_number: number | null, value_high: number | null, value_second: number | null): Row => ({
    value_number,
    value_high,
    value_second,
  })
  switch (value.type) {
    case 'number':
      return numbers(value.value, null, null)
    case 'range':
      return numbers(value.low, value.high, null)
    case 'blood-pressure':
      return numbers(value.systolic, value.systolicHigh ?? null, value.diastolic)
    case 'score':
      return numbers(value.value, null, value.outOf)
    case 'titre':
      return numbers(value.numerator, null, value.denominator)
    case 'words':
      return numbers(null, null, null)
    default:
      return value satisfies never
  }
}

function placeOf({ note, layers }: Extraction, section: number, span: Span, { text, map }: RowOptions): Row {
  const { type, loinc } = layers.sections[section] ?? { type: 'none', loinc: '' }
  const source = map && !isAsItStands(map) ? toSource(map, span) : null
  return {
    note_id: note.id,
    subject: note.subject ?? null,
    encounter: note.encounter ?? null,
    written_at: note.writtenAt ?? null,
    note_type: note.type?.code ?? null,
    section: type,
    section_loinc: loinc || null,
    start: span.start,
    end: span.end,
    text: text ? note.text.slice(span.start, span.end) : null,
    source_part: source?.part ?? null,
    source_start: source?.start ?? null,
    source_end: source?.end ?? null,
  }
}

function codesOf(name: string | null, [best]: readonly Code[]): Row {
  return { name, system: best?.system ?? null, code: best?.code ?? null, display: best?.display ?? null }
}

function codeIn(codes: readonly Code[], system: string): string | null {
  return codes.find((code) => code.system === system)?.code ?? null
}

function axesOf(axes: { readonly certainty: string; readonly temporality: string; readonly experiencer: string }): Row {
  return { certainty: axes.certainty, temporality: axes.temporality, experiencer: axes.experiencer }
}
