/** A plain JSON record: `{"id": "n1", "text": "Denies chest pain.", "subject": "Patient/7"}`. */
import type { Code } from '../note/index.ts'
import { type Names, namesOf } from './columns.ts'
import type { ResourceNote } from './fhir-resource.ts'
import { get, stringAt } from './json.ts'
import { identityMap } from './offset-map.ts'
import type { ReadOptions } from './reader.ts'
import { Refused } from './refused.ts'
import { headerOf } from './table-header.ts'

export interface Fields {
  readonly names: Names
  readonly isMimic: boolean
}

/** The fields that the options ask for. */
export function fieldsOf(options: ReadOptions): Fields {
  return { names: namesOf(options), isMimic: options.preset === 'noteevents' }
}

/** The note of a record; refused when it has no text. */
export function recordNote(value: unknown, { names, isMimic }: Fields, fallback: string): ResourceNote {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Refused('readers/no-text-field')
  // Names are compared without regard to case, as in a table's header.
  const keys = new Map(Object.keys(value).map((key) => [key.toLowerCase(), key]))
  const keyOf = (role: keyof Names): string => keys.get(names[role].find((name) => keys.has(name)) ?? '') ?? ''
  const key = keyOf('text')
  const text = key === '' ? undefined : get(value, key)
  if (typeof text !== 'string') throw new Refused('readers/no-text-field')
  const cell = (role: keyof Names): string => stringAt(value, keyOf(role)) ?? ''
  const header = headerOf({ ...cells(cell), isMimic })
  const type = typeOf(get(value, keyOf('type')))
  const note = { id: cell('id') || fallback, text, ...header, ...(type ? { type } : {}) }
  return { note, map: identityMap(text.length, key), anchors: [] }
}

function cells(cell: (role: keyof Names) => string) {
  return { subject: cell('subject'), encounter: cell('encounter'), date: cell('date'), type: cell('type') }
}

/** A type given as a code, as our own notes have it. */
function typeOf(value: unknown): Code | null {
  const code = stringAt(value, 'code')
  if (code === undefined) return null
  const display = stringAt(value, 'display')
  return { system: stringAt(value, 'system') ?? 'local', code, ...(display === undefined ? {} : { display }) }
}
