/** Extractions as FHIR. */
import {
  type AnyResource,
  type Bundle,
  type BundleOptions,
  type BundleSource,
  buildBundle,
  buildResources,
  createNdjsonEncoder,
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

/**
 * Makes a writer of NDJSON for many notes: `write(extraction)` gives the bytes of the lines that `toResources` would
 * give as objects, many times faster. The bytes hold until the next call.
 *
 * @throws ConfigError on an option that can't be.
 */
export function createNdjsonWriter(options: BundleOptions = {}): { write(extraction: Extraction): Uint8Array } {
  const encoder = createNdjsonEncoder(options)
  return { write: (extraction) => encoder.encode(sourceOf(extraction)) }
}

function sourceOf({ note, findings, lexicon }: Extraction): BundleSource {
  return { note, findings, version, lexiconDigest: lexicon.header.digest, routes: routesOf(lexicon) }
}
