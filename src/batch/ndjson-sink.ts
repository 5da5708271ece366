/** FHIR Bulk Data: a file a resource type, one resource a line. */
import { deidentify } from '../fhir/index.ts'
import { type AnyResource, createNdjsonWriter, toResources, writeJson } from '../node.ts'
import type { Part } from './parts.ts'
import type { Sink, SinkContext } from './sink.ts'

const lineFeed = 10
const quote = 34
// every line begins so, and the type's closing quote is the next one
const opening = '{"resourceType":"'

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
      return () => splitTypes(bytes, add)
    },
    end,
    once,
  }
}

/** Gives runs of lines of one type. */
export function splitTypes(bytes: Uint8Array, take: (type: string, bytes: Uint8Array, lines: number) => void): void {
  let type = ''
  let from = 0
  let lines = 0
  for (let at = 0; at < bytes.length; ) {
    const own = typeAt(bytes, at)
    if (own !== type && lines > 0) {
      take(type, bytes.subarray(from, at), lines)
      from = at
      lines = 0
    }
    type = own
    lines++
    at = bytes.indexOf(lineFeed, at) + 1
  }
  if (lines > 0) take(type, bytes.subarray(from), lines)
}

function typeAt(bytes: Uint8Array, at: number): string {
  let type = ''
  for (let i = at + opening.length; bytes[i] !== quote; i++) type += String.fromCharCode(bytes[i]!)
  return type
}
