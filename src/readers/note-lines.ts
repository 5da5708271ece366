/** Lines of notes, each with everything that it gives: what NDJSON is read by, and what answers line by line. */
import { decodeBytes } from './decode.ts'
import { readValue } from './fhir-notes.ts'
import { get, parseJson, stringAt } from './json.ts'
import { type Fields, fieldsOf } from './json-record.ts'
import { type ByteLine, byteLines } from './lines.ts'
import { type Input, type Limits, limitsOf, ofBearableLength, type Read, type ReadOptions } from './reader.ts'
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
  const settings = settingsOf(name, options)
  for await (const lines of byteLines(input, settings.limits.recordBytes, options.recordsBefore))
    for (const line of lines) yield isBlank(line) ? { number: line.number, reads: [] } : readLine(line, settings)
}

/** What the lines give, one after the other; blank ones are passed over at once, however many there are. */
export async function* notesOfLines(input: Input, name: string, options: ReadOptions = {}): AsyncGenerator<Read> {
  const settings = settingsOf(name, options)
  for await (const lines of byteLines(input, settings.limits.recordBytes, options.recordsBefore))
    for (const line of lines) if (!isBlank(line)) yield* readLine(line, settings).reads
}

interface Settings {
  readonly name: string
  readonly limits: Limits
  readonly fields: Fields
  readonly encoding: string | undefined
}

function settingsOf(name: string, options: ReadOptions): Settings {
  return { name, limits: limitsOf(options), fields: fieldsOf(options), encoding: options.encoding }
}

function readLine({ bytes, number, at }: ByteLine, { name, limits, fields, encoding }: Settings): NoteLine {
  if (bytes === null) return { number, reads: [{ rejected: { code: 'readers/line-too-long', record: number, at } }] }
  let value: unknown
  try {
    value = parseJson(decodeBytes(bytes, encoding), limits.depth)
  } catch (error) {
    return { number, reads: [{ rejected: rejectionOf(error, number, at) }] }
  }
  const place = { reader: 'ndjson', record: number, at, fallback: `${name}-${number}`, countsEntries: false }
  const id = idOf(value, fields.names.id)
  return {
    number,
    ...(id === undefined ? {} : { id }),
    reads: [...readValue(value, place, fields, limits)].map((read) => ofBearableLength(read, limits)),
  }
}

function idOf(value: unknown, names: readonly string[]): string | undefined {
  if (get(value, 'resourceType') !== undefined) return stringAt(value, 'id')
  return names.map((name) => stringAt(value, name)).find((id) => id !== undefined)
}

function isBlank({ bytes }: ByteLine): boolean {
  if (bytes === null) return false
  return bytes.every((byte) => byte === 32 || byte === 9 || byte === 13)
}
