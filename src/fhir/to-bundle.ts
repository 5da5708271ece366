/** A note's findings as one R4 Bundle. */
import type { Finding } from '../findings/index.ts'
import type { Note } from '../note/index.ts'
import { absent, type Build, offsetCounter } from './build.ts'
import { toCondition, toFamilyHistory, toSymptom } from './condition.ts'
import { toDevice, toDocumentReference, toProvenance } from './document.ts'
import { digestsOf, resourceId } from './ids.ts'
import { toMedicationRequest, toMedicationStatement } from './medication-statement.ts'
import { toObservation } from './observation.ts'
import { type BundleOptions, checkOptions } from './options.ts'
import { claimProfiles } from './profiles.ts'
import { toR5 } from './r5.ts'
import { uris } from './systems.ts'
import type { AnyResource, Bundle, BundleEntry } from './types.ts'
import { isDateTime } from './validate/index.ts'

/** What a bundle is made of. */
export interface BundleSource {
  readonly note: Note
  readonly findings: readonly Finding[]
  readonly version: string
  readonly lexiconDigest: string
  /** SNOMED CT codes of routes by their normal form. */
  readonly routes: ReadonlyMap<string, string>
}

/** How resources of one bundle refer to each other: `urn` by their fullUrl, `literal` by type and id, which a server keeps. */
export type References = 'urn' | 'literal'

/**
 * Builds the Bundle of one note: DocumentReference, Device, the findings' resources, Provenance.
 * "denies chest pain" gives a refuted Condition, "mother with diabetes" a FamilyMemberHistory, an allergy nothing.
 *
 * @throws ConfigError on an option that can't be.
 */
export function buildBundle(source: BundleSource, options: BundleOptions = {}): Bundle {
  const mode = options.mode ?? 'collection'
  const { noteKey, resources } = buildResources(source, options, mode === 'put' ? 'literal' : 'urn')
  return {
    resourceType: 'Bundle',
    id: resourceId(noteKey, 'Bundle', 'note'),
    type: mode === 'collection' ? 'collection' : 'transaction',
    entry: resources.map((resource) => entryOf(resource, mode)),
  }
}

/** All resources of one note, in the order of a bundle: what is referred to comes first. */
export function buildResources(
  source: BundleSource,
  options: BundleOptions,
  references: References,
): { readonly noteKey: string; readonly resources: readonly AnyResource[] } {
  checkOptions(options)
  const { build, refer } = startBuild(source, options, references)
  const found: AnyResource[] = []
  for (const finding of source.findings) {
    if (finding.confidence.value < (options.minConfidence ?? 0)) continue
    const resource = toResource(build, finding, source.routes, options)
    if (resource) found.push(resource)
  }
  const [before, after] = aroundOf(source, build, refer, found, options)
  return { noteKey: build.noteKey, resources: [...before, ...found, ...after].map((one) => shapeOf(one, options)) }
}

/** How a resource of this note is referred to. */
export type Refer = (type: string, id: string) => string

/** What all resources of a note share. */
export function startBuild(
  source: BundleSource,
  options: BundleOptions,
  references: References,
): { readonly build: Build; readonly refer: Refer } {
  const given = source.note
  // a day that no calendar has ("2026-02-30") is no date
  const note = given.writtenAt !== undefined && !isDateTime(given.writtenAt) ? withoutDate(given) : given
  const { noteKey, size, hash } = digestsOf(note.id, note.text, options.idKey)
  const refer: Refer = (type, id) => (references === 'urn' ? `urn:uuid:${id}` : `${type}/${id}`)
  const build: Build = {
    note,
    noteKey,
    documentUrl: options.document ?? refer('DocumentReference', documentIdOf(noteKey)),
    subject: note.subject ? { reference: note.subject } : { extension: [absent] },
    size,
    hash,
    codePointAt: offsetCounter(note.text, options.offsetUnit ?? 'codepoint', size),
    confidenceUrl: options.confidenceExtension === 'hl7-ai' ? uris.aiConfidence : uris.confidence,
  }
  return { build, refer }
}

function documentIdOf(noteKey: string): string {
  return resourceId(noteKey, 'DocumentReference', 'note')
}

/** What stands before and after the findings' resources: the document and the program, and where all of it comes from. */
export function aroundOf(
  source: BundleSource,
  build: Build,
  refer: Refer,
  found: readonly { readonly resourceType: string; readonly id: string }[],
  options: BundleOptions,
): readonly [readonly AnyResource[], readonly AnyResource[]] {
  const device = toDevice(source.version, source.lexiconDigest)
  const before: AnyResource[] = [device]
  if (!options.document)
    before.unshift(toDocumentReference(build, documentIdOf(build.noteKey), options.embedNote ?? false))
  if (found.length === 0) return [before, []]
  const targets = found.map(({ resourceType, id }) => refer(resourceType, id))
  return [before, [toProvenance(build, targets, refer('Device', device.id), options.recorded, options.organization)]]
}

/** A resource with the profile and in the version that are asked for. */
export function shapeOf(resource: AnyResource, options: BundleOptions): AnyResource {
  const claimed = claimProfiles(resource, options.profile ?? 'base')
  return options.r5 ? toR5(claimed) : claimed
}

function withoutDate({ writtenAt: _, ...note }: Note): Note {
  return note
}

/** A resource in a bundle: with what a server is to do with it, in a transaction. */
function entryOf(resource: AnyResource, mode: NonNullable<BundleOptions['mode']>): BundleEntry {
  const { resourceType, id } = resource
  const entry = { fullUrl: `urn:uuid:${id}`, resource }
  switch (mode) {
    case 'collection':
      return entry
    case 'put':
      return { ...entry, request: { method: 'PUT', url: `${resourceType}/${id}` } }
    case 'transaction': {
      // R4's Provenance has no identifier that would tell that it is there already
      if (resource.resourceType === 'Provenance')
        return { ...entry, request: { method: 'PUT', url: `Provenance/${id}` } }
      const { system, value } = resource.identifier[0]!
      const ifNoneExist = `identifier=${system}%7C${encodeURIComponent(value)}`
      return { ...entry, request: { method: 'POST', url: resourceType, ifNoneExist } }
    }
    default:
      return mode satisfies never
  }
}

/** The resource of a finding; null for what is not emitted. */
export function toResource(
  build: Build,
  finding: Finding,
  routes: ReadonlyMap<string, string>,
  options: BundleOptions,
): AnyResource | null {
  switch (finding.kind) {
    case 'condition':
      if (finding.experiencer === 'family') return options.family === 'drop' ? null : toFamilyHistory(build, finding)
      if (finding.certainty === 'absent' && (options.dropNegated || options.negated === 'drop')) return null
      return (options.symptoms === 'observation' ? toSymptom(build, finding) : null) ?? toCondition(build, finding)
    case 'medication':
      return options.medicationResource === 'MedicationRequest'
        ? toMedicationRequest(build, finding, routes)
        : toMedicationStatement(build, finding, routes)
    case 'observation':
      return toObservation(build, finding)
    default:
      return finding satisfies never
  }
}
