/** What of a resource is its finding's or its note's own: as JSON, to cut a template at, and as bytes, to fill one with. */
import type { Finding, ObservationFinding } from '../../findings/index.ts'
import { type Build, conceptOf, derivation, sameOffset } from '../build.ts'
import type { AnyResource } from '../types.ts'
import { quoted, writeJson } from '../write-json.ts'
import { type Own, partsOfDerivation } from './cut.ts'
import { numbersOf } from './shape.ts'
import type { NoteBytes } from './template.ts'

/** What of a resource is its finding's or its note's own, in JSON. */
export function ownOf(build: Build, finding: Finding, resource: AnyResource): Own {
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
    ...(finding.kind === 'observation' ? placesOfValue(build, finding, resource) : {}),
  }
}

/** The places of a value: its numbers, and its span where the resource says it. */
function placesOfValue(
  build: Build,
  finding: ObservationFinding,
  resource: AnyResource,
): Pick<Own, 'numbers' | 'value'> {
  const placed = resource.resourceType === 'Observation' && resource.valueQuantity !== undefined
  return {
    numbers: numbersOf(finding),
    ...(placed ? { value: writeJson(derivation(build, finding.measurement.value.span)) } : {}),
  }
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

const none = new Uint8Array(0)

/** What is a note's own in the JSON of its resources, as bytes. */
export function bytesOf(build: Build): NoteBytes {
  const { note, documentUrl, subject, codePointAt } = build
  const document = quoted(documentUrl)
  const [before, after] = derivationAround
  return {
    document: encoder.encode(document),
    subject: encoder.encode(writeJson(subject)),
    encounter: note.encounter ? encoder.encode(writeJson({ reference: note.encounter })) : none,
    date: note.writtenAt ? encoder.encode(quoted(note.writtenAt)) : none,
    derivation: encoder.encode(before + document + after),
    offsetAt: codePointAt,
  }
}

/** A derivation before and after its document, up to its offset. */
const derivationAround = ((): readonly [string, string] => {
  const made = derivation({ documentUrl: '', codePointAt: sameOffset }, { start: 0, end: 0 })
  const [json] = partsOfDerivation(writeJson(made))
  const at = json.indexOf('""')
  return [json.slice(0, at), json.slice(at + 2)]
})()
