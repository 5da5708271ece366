/** What of a resource is its finding's or its note's own: as JSON, to cut a template at, and as bytes, to fill one with. */
import type { Finding, ObservationFinding } from '../../findings/index.ts'
import type { Span } from '../../note/index.ts'
import { type Build, conceptOf, derivation, oneLine, sameOffset } from '../build.ts'
import { codeAt } from '../code-at.ts'
import type { AnyResource, Observation } from '../types.ts'
import { quoted, writeJson } from '../write-json.ts'
import { unitJson } from './concept.ts'
import { type Other, type Own, partsOfDerivation } from './cut.ts'
import { jsons, type NoteBytes, none, slots, texts, type Values } from './template.ts'

/** What of a resource is its finding's or its note's own, in JSON. */
export function ownOf(build: Build, finding: Finding, resource: AnyResource, values: Values): Own {
  const { note, documentUrl, subject } = build
  const dosage = dosageOf(resource)
  const dates = finding.kind === 'observation' && finding.when !== null ? '' : note.writtenAt
  return {
    id: resource.id,
    document: quoted(documentUrl),
    subject: writeJson(subject),
    encounter: note.encounter ? writeJson({ reference: note.encounter }) : '',
    date: dates ? quoted(dates) : '',
    evidence: finding.evidence.map((span) => writeJson(derivation(build, span))).join(','),
    confidence: String(finding.confidence.value),
    concept: writeJson(conceptOf(finding.codes, finding.text)),
    ...(dosage === undefined ? {} : { part: writeJson(dosage) }),
    ...(finding.kind === 'medication' ? { others: wordsOf(values) } : {}),
    ...(finding.kind === 'observation' && resource.resourceType === 'Observation'
      ? { ...numbersOf(build, finding.measurement.value.span, resource), others: othersOf(finding, resource, values) }
      : {}),
  }
}

/** The words of a medication's own, where it has some: why it is not taken, and what for; R5 has them elsewhere. */
function wordsOf({ texts: own }: Values): Other[] {
  const all: Other[] = [
    {
      slot: slots.text + texts.why,
      after: ['"statusReason":[{"text":', '"statusReason":{"text":', '"reason":{"text":'],
      value: own[texts.why]!,
    },
    {
      slot: slots.text + texts.reason,
      after: ['"reasonCode":[{"text":', '"reason":[{"concept":{"text":'],
      value: own[texts.reason]!,
    },
  ]
  return all.filter(({ value }) => value !== '').map((one) => ({ ...one, value: quoted(oneLine(one.value)) }))
}

/** The numbers of a value, its unit, and its span where the resource says it. */
function numbersOf(build: Build, span: Span, { valueQuantity, component }: Observation): Partial<Own> {
  if (valueQuantity)
    return { numbers: 1, unit: unitJson(valueQuantity.code ?? null), value: writeJson(derivation(build, span)) }
  return component?.[0]?.code.text === 'systolic' ? { numbers: 2 } : {}
}

/** What else of an observation is its own. */
function othersOf({ measurement, when }: ObservationFinding, made: Observation, { jsons: own }: Values): Other[] {
  const others: Other[] = []
  const add = (slot: number, value: string, ...after: string[]): void => {
    others.push({ slot, after, value })
  }
  const words = made.valueString ?? made.valueCodeableConcept?.text
  if (words !== undefined)
    add(slots.text + texts.value, quoted(words), '"valueString":', '"valueCodeableConcept":{"text":')
  if (made.valueRange || made.valueRatio)
    add(slots.json + jsons.value, own[jsons.value]!, '"valueRange":', '"valueRatio":')
  if (measurement.position) add(slots.json + jsons.position, own[jsons.position]!, ',')
  if (measurement.oxygen) add(slots.json + jsons.oxygen, own[jsons.oxygen]!, '[', ',')
  if (measurement.referenceRange) add(slots.json + jsons.range, own[jsons.range]!, '"referenceRange":[')
  if (made.bodySite?.text !== undefined) add(slots.text + texts.site, quoted(made.bodySite.text), '"bodySite":{"text":')
  if (when === null) return others
  const note = made.note?.[0]?.text
  if (note !== undefined) add(slots.text + texts.time, quoted(note), '"note":[{"text":')
  const { effectiveDateTime, effectivePeriod } = made
  if (effectiveDateTime !== undefined) add(slots.json + jsons.day, own[jsons.day]!, '"effectiveDateTime":')
  if (effectivePeriod?.start !== undefined) {
    add(slots.json + jsons.day, own[jsons.day]!, '"start":')
    add(slots.json + jsons.day, own[jsons.day]!, '"end":')
  }
  return others
}

/** The Dosages of a resource that has some. */
export function dosageOf(resource: AnyResource): object | undefined {
  return 'dosage' in resource
    ? resource.dosage
    : 'dosageInstruction' in resource
      ? resource.dosageInstruction
      : undefined
}

const encoder = new TextEncoder()

/** Makes what is a note's own in the JSON of its resources, as bytes; they hold until the next note. */
export function createNoteBytes(): (build: Build) => NoteBytes {
  const [before, after] = derivationAround
  let document: Uint8Array = none
  let subject: Uint8Array = none
  let encounter: Uint8Array = none
  let date: Uint8Array = none
  let derivation: Uint8Array = none
  return (build) => {
    const { note, documentUrl, codePointAt } = build
    const url = quoted(documentUrl)
    const last = document
    document = bytesOf(url, last)
    if (document === last) derivation.set(document, before.length)
    else derivation = encoder.encode(before + url + after)
    subject = bytesOf(writeJson(build.subject), subject)
    encounter = note.encounter ? bytesOf(writeJson({ reference: note.encounter }), encounter) : none
    date = note.writtenAt ? bytesOf(quoted(note.writtenAt), date) : none
    const widest = Math.max(document.length, subject.length, encounter.length, date.length)
    return { number: notes++, document, subject, encounter, date, widest, derivation, offsetAt: codePointAt }
  }
}

let notes = 0

/** A text as bytes: those of the last note, where it has as many. */
function bytesOf(text: string, last: Uint8Array): Uint8Array {
  const { length } = text
  if (length === 0 || last.length !== length) return encoder.encode(text)
  for (let i = 0; i < length; i++) {
    const code = codeAt(text, i)
    if (code >= 0x80) return encoder.encode(text)
    last[i] = code
  }
  return last
}

/** A derivation before and after its document, up to its offset. */
const derivationAround = ((): readonly [string, string] => {
  const made = derivation({ documentUrl: '', codePointAt: sameOffset }, { start: 0, end: 0 })
  const [json] = partsOfDerivation(writeJson(made))
  const at = json.indexOf('""')
  return [json.slice(0, at), json.slice(at + 2)]
})()
