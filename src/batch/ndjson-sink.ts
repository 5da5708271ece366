/** FHIR Bulk Data: a file a resource type, one resource a line. */
import { deidentify } from '../fhir/index.ts'
import { type AnyResource, createNdjsonWriter, toResources, writeJson } from '../node.ts'
import type { Part } from './parts.ts'
import type { Sink, SinkContext } from './sink.ts'

/** Lines by type. The program is one for all notes: its Device is kept for the run. */
export function ndjsonSink({ parts, bundle, deidentified }: SinkContext): Sink {
  const files = new Map<string, Part>()
  const fileOf = (type: string): Part => {
    let file = files.get(type)
    if (!file) files.set(type, (file = parts.part(type, 'ndjson')))
    return file
  }
  const once: Record<string, string> = {}
  const add = (type: string, bytes: Uint8Array, lines: number): void => {
    if (type === 'Device') once.Device ??= new TextDecoder().decode(bytes)
    else fileOf(type).write(bytes, lines)
  }
  const end = (): void => undefined
  if (deidentified)
    return {
      prepare(extraction) {
        const lines = toResources(extraction, bundle).map((resource): [AnyResource['resourceType'], Uint8Array] => [
          resource.resourceType,
          Buffer.from(`${writeJson(deidentify(resource, bundle.idKey!))}\n`),
        ])
        return () => {
          for (const [type, bytes] of lines) add(type, bytes, 1)
        }
      },
      end,
      once,
    }
  const writer = createNdjsonWriter(bundle)
  return {
    prepare(extraction) {
      const bytes = writer.write(extraction)
      const runs = writer.runs()
      return () => {
        let from = 0
        for (const { type, lines, end } of runs) {
          add(type, bytes.subarray(from, end), lines)
          from = end
        }
      }
    },
    end,
    once,
  }
}
