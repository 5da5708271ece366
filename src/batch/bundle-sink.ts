/** Bundles: one a note, one a line. */
import { deidentify } from '../fhir/index.ts'
import { toBundle, writeJson } from '../node.ts'
import type { Sink, SinkContext } from './sink.ts'

export function bundleSink({ parts, bundle, deidentified }: SinkContext): Sink {
  const file = parts.part('Bundle', 'ndjson')
  return {
    prepare(extraction) {
      const made = toBundle(extraction, bundle)
      const bytes = Buffer.from(`${writeJson(deidentified ? deidentify(made, bundle.idKey!) : made)}\n`)
      return () => file.write(bytes, 1)
    },
    end: () => undefined,
  }
}
