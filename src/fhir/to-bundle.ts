/** A note's findings as one R4 Bundle. */
import { ConfigError } from '../errors.ts'
import type { Finding } from '../findings/index.ts'
import type { Note } from '../note/index.ts'
import { absent, type Build, codePointCounter } from './build.ts'
import { toCondition, toFamilyHistory } from './condition.ts'
import { toDevice, toDocumentReference, toProvenance } from './document.ts'
import { noteKeyOf, resourceId } from './ids.ts'
import { toMedicationStatement } from './medication-statement.ts'
import { toObservation } from './observation.ts'
import type { AnyResource, Bundle } from './types.ts'

/** What a bundle is made of. */
export interface BundleSource {
  readonly note: Note
  readonly findings: readonly Finding[]
  readonly version: string
  readonly lexiconDigest: string
  /** SNOMED CT codes of routes by their normal form. */
  readonly routes: ReadonlyMap<string, string>
}

export interface BundleOptions {
  /** Findings under this confidence are left out; 0 keeps all. */
  readonly minConfidence?: number
  /** Leave denied conditions out instead of emitting them as refuted. */
  readonly dropNegated?: boolean
  /** Put the note's text into the DocumentReference. */
  readonly embedNote?: boolean
  /** When the extraction was made, a FHIR instant, for Provenance.recorded; without it the time is marked unknown. */
  readonly recorded?: string
}

// FHIR R4 instant
const instant =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/

/**
 * Builds the Bundle (type collection) of one note: DocumentReference, Device, the findings' resources, Provenance.
 * "denies chest pain" gives a refuted Condition, "mother with diabetes" a FamilyMemberHistory, an allergy nothing.
 *
 * @throws ConfigError when `minConfidence` is no number between 0 and 1, or `recorded` no FHIR instant.
 */
export function buildBundle(source: BundleSource, options: BundleOptions = {}): Bundle {
  const { note } = source
  const least = options.minConfidence ?? 0
  if (!(least >= 0 && least <= 1))
    throw new ConfigError('config/bad-option', '"minConfidence" must be a number from 0 to 1.')
  if (options.recorded !== undefined && !instant.test(options.recorded))
    throw new ConfigError('config/bad-option', '"recorded" must be a FHIR instant, as in 2026-01-31T08:30:00Z.')
  const noteKey = noteKeyOf(note.id, note.text)
  const documentId = resourceId(noteKey, 'DocumentReference', 'note')
  const build: Build = {
    note,
    noteKey,
    documentUrl: `urn:uuid:${documentId}`,
    subject: note.subject ? { reference: note.subject } : { extension: [absent] },
    codePointAt: codePointCounter(note.text),
  }
  const resources: AnyResource[] = []
  for (const finding of source.findings) {
    if (finding.confidence.value < least) continue
    const resource = toResource(build, finding, source.routes, options)
    if (resource) resources.push(resource)
  }
  const device = toDevice(source.version, source.lexiconDigest)
  const entries: AnyResource[] = [
    toDocumentReference(build, documentId, options.embedNote ?? false),
    device,
    ...resources,
  ]
  if (resources.length > 0)
    entries.push(
      toProvenance(
        build,
        resources.map((resource) => `urn:uuid:${resource.id}`),
        `urn:uuid:${device.id}`,
        options.recorded,
      ),
    )
  return {
    resourceType: 'Bundle',
    id: resourceId(noteKey, 'Bundle', 'note'),
    type: 'collection',
    entry: entries.map((resource) => ({ fullUrl: `urn:uuid:${resource.id}`, resource })),
  }
}

function toResource(
  build: Build,
  finding: Finding,
  routes: ReadonlyMap<string, string>,
  options: BundleOptions,
): AnyResource | null {
  switch (finding.kind) {
    case 'condition':
      if (finding.experiencer === 'family') return toFamilyHistory(build, finding)
      if (finding.certainty === 'absent' && options.dropNegated) return null
      return toCondition(build, finding)
    case 'medication':
      return toMedicationStatement(build, finding, routes)
    case 'observation':
      return toObservation(build, finding)
    default:
      return finding satisfies never
  }
}
