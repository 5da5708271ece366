/** Lines of notes, each with everything that it gives: what NDJSON is read by, and what answers line by line. */
import { decodeBytes } from './decode.ts'
import { readValue } from './fhir.ts'
import { get, parseJson, stringAt } from './json.ts'
import { fieldsOf } from './json-record.ts'
import { byteLines } from './lines.ts'
import { type Input, limitsOf, type Read, type ReadOptions } from './reader.ts'
import { rejectionOf } from './refused.ts'

/** One line: `{"id": "n1", "text": "Denies chest pain."}` gives one note, a blank line nothing, a Bundle one note an entry. */
export interface NoteLine {
  /** From 1; blank lines count. */
  readonly number: number
  /** What the line says its id is; also where it gives no note. */
  readonly id?: string
  readonly reads: readonly Read[]
}

/** The lines of an input, in memory no larger than `limits.recordBytes` and a chunk. A note without an id is called `name-7`. */
export async function* noteLines(input: Input, name: string, options: ReadOptions = {}): AsyncGenerator<NoteLine> {
  const limits = limitsOf(options)
  const fields = fieldsOf(options)
  for await (const { bytes, number, at } of byteLines(input, limits.recordBytes)) {
    if (bytes === null) {
      yield { number, reads: [{ rejected: { code: 'readers/line-too-long', record: number, at } }] }
      continue
    }
    if (isBlank(bytes)) {
      yield { number, reads: [] }
      continue
    }
    let value: unknown
    try {
      value = parseJson(decodeBytes(bytes, options.encoding), limits.depth)
    } catch (error) {
      yield { number, reads: [{ rejected: rejectionOf(error, number, at) }] }
      continue
    }
    const place = { reader: 'ndjson', record: number, at, fallback: `${name}-${number}`, countsEntries: false }
    const id = idOf(value, fields.names.id)
    yield { number, ...(id === undefined ? {} : { id }), reads: [...readValue(value, place, fields, limits)] }
  }
}

function idOf(value: unknown, names: readonly string[]): string | undefined {
  if (get(value, 'resourceType') !== undefined) return stringAt(value, 'id')
  return names.map((name) => stringAt(value, name)).find((id) => id !== undefined)
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 32 || byte === 9 || byte === 13)
}
