/** What FHIR JSON gives: a resource, a Bundle of them, or a plain `{"id", "text"}` record, in a file or on a line. */
import { collect } from './bytes.ts'
import { decodeBytes } from './decode.ts'
import type { Resolve } from './fhir-attachment.ts'
import { mayHoldNote, type ResourceNote, resourceNote } from './fhir-resource.ts'
import { arrayAt, get, parseJson, stringAt } from './json.ts'
import { type Fields, fieldsOf, recordNote } from './json-record.ts'
import { withinPart } from './offset-map.ts'
import { type Input, type Limits, limitsOf, type Read, type ReadOptions, readNote } from './reader.ts'
import { Refused, refusalOnly, rejectionOf } from './refused.ts'
import { idOfPath } from './whole.ts'

/** Where a value stands in its input. */
export interface JsonPlace {
  readonly reader: string
  readonly record: number
  readonly at?: number
  /** The id of a note that has none of its own. */
  readonly fallback: string
  /** Does each entry of a Bundle count as a record? In a file of its own it does, on a line it does not. */
  readonly countsEntries: boolean
}

/** Everything that one JSON value gives: a note, the notes of a Bundle, or why there is none. */
export function* readValue(value: unknown, place: JsonPlace, fields: Fields, limits: Limits): Generator<Read> {
  const { reader, record, at } = place
  try {
    const type = get(value, 'resourceType')
    if (type === 'Bundle') {
      yield* readBundle(value, place, limits)
      return
    }
    const made =
      type === undefined
        ? recordNote(value, fields, place.fallback)
        : resourceNote(value, place.fallback, nowhere, limits)
    yield readNote(made.note, made.map, { reader, record, ...(at === undefined ? {} : { at }) }, made.anchors)
  } catch (error) {
    yield { rejected: rejectionOf(error, record, at) }
  }
}

const nowhere: Resolve = () => undefined

function* readBundle(bundle: unknown, place: JsonPlace, limits: Limits): Generator<Read> {
  const entries = arrayAt(bundle, 'entry')
  const byUrl = new Map<string, unknown>()
  for (const entry of entries) {
    const resource = get(entry, 'resource')
    const id = stringAt(resource, 'id')
    const fullUrl = stringAt(entry, 'fullUrl')
    if (fullUrl !== undefined) byUrl.set(fullUrl, resource)
    if (id !== undefined) byUrl.set(`${stringAt(resource, 'resourceType')}/${id}`, resource)
  }
  const used = new Set<unknown>() // Binaries that another resource's attachment led to
  const resolve: Resolve = (url) => {
    const found = byUrl.get(url) ?? byUrl.get(url.split('/').slice(-2).join('/'))
    if (found !== undefined) used.add(found)
    return found
  }
  const { reader, at } = place
  let count = 0
  const isBinary = (entry: unknown): boolean => get(entry, 'resource', 'resourceType') === 'Binary'
  // Binaries last: by then it is known which of them belong to another resource.
  const numbered = entries.map((entry, i) => ({ entry, i }))
  for (const { entry, i } of [
    ...numbered.filter((e) => !isBinary(e.entry)),
    ...numbered.filter((e) => isBinary(e.entry)),
  ]) {
    const resource = get(entry, 'resource')
    if (!mayHoldNote(get(resource, 'resourceType')) || used.has(resource)) continue
    const record = place.countsEntries ? i + 1 : place.record
    count++
    let made: ResourceNote
    try {
      made = resourceNote(resource, `${place.fallback}-${i + 1}`, resolve, limits)
    } catch (error) {
      yield { rejected: rejectionOf(error, record, at) }
      continue
    }
    const origin = { reader, record, ...(at === undefined ? {} : { at }) }
    yield readNote(made.note, withinPart(made.map, `entry[${i}].resource`), origin, made.anchors)
  }
  if (count === 0) throw new Refused('readers/no-narrative')
}

/** The records of a whole file: one value, or a list of them. */
export async function* notesOfFile(input: Input, path: string, options: ReadOptions): AsyncGenerator<Read> {
  const limits = limitsOf(options)
  let value: unknown
  try {
    value = parseJson(decodeBytes(await collect(input, limits.documentBytes), options.encoding), limits.depth)
  } catch (error) {
    yield { rejected: rejectionOf(refusalOnly(error), 1) }
    return
  }
  const fields = fieldsOf(options)
  const id = options.id ?? idOfPath(path)
  if (Array.isArray(value)) {
    for (const [i, each] of value.entries()) {
      const place = { reader: 'fhir', record: i + 1, fallback: `${id}-${i + 1}`, countsEntries: false }
      yield* readValue(each, place, fields, limits)
    }
    if (value.length === 0) yield { rejected: { code: 'readers/no-narrative', record: 1 } }
  } else yield* readValue(value, { reader: 'fhir', record: 1, fallback: id, countsEntries: true }, fields, limits)
}
