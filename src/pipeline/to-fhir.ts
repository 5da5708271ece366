/** Extractions as FHIR. */
import {
  type AnyResource,
  type Bundle,
  type BundleOptions,
  type BundleSource,
  buildBundle,
  buildResources,
  createNdjsonEncoder,
  type LineRun,
} from '../fhir/index.ts'
import { version } from '../version.ts'
import type { Extraction } from './build-extractor.ts'
import { routesOf } from './routes.ts'

/**
 * The FHIR R4 Bundle of an extraction: `toBundle(extraction, { mode: 'transaction', profile: 'us-core' })`.
 *
 * @throws ConfigError on an option that can't be.
 */
export function toBundle(extraction: Extraction, options: BundleOptions = {}): Bundle {
  return buildBundle(sourceOf(extraction), options)
}

/**
 * The FHIR resources of an extraction, each with an id and referring to the others as `Condition/…`: for NDJSON, and
 * for servers that take resources one by one.
 *
 * @throws ConfigError on an option that can't be.
 */
export function toResources(extraction: Extraction, options: BundleOptions = {}): readonly AnyResource[] {
  return buildResources(sourceOf(extraction), options, 'literal').resources
}

/** Writes the notes of a run as NDJSON. */
export interface NdjsonWriter {
  /** The bytes of the lines that `toResources` would give as objects; they hold until the next call. */
  write(extraction: Extraction): Uint8Array
  /** What those lines are, for files by type: `{ type: 'Condition', lines: 3, end: 4711 }`. */
  runs(): readonly LineRun[]
}

/**
 * Makes a writer of NDJSON for many notes, many times faster than objects.
 *
 * @throws ConfigError on an option that can't be.
 */
export function createNdjsonWriter(options: BundleOptions = {}): NdjsonWriter {
  const encoder = createNdjsonEncoder(options)
  return { write: (extraction) => encoder.encode(sourceOf(extraction)), runs: encoder.runs }
}

function sourceOf({ note, findings, lexicon }: Extraction): BundleSource {
  return { note, findings, version, lexiconDigest: lexicon.header.digest, routes: routesOf(lexicon) }
}
