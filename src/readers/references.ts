/** Codes, identifiers and dates of other systems in the form that a note has them. */
import type { Code, Identifier } from '../note/index.ts'

const systems: ReadonlyMap<string, string> = new Map([
  ['http://loinc.org', 'loinc'],
  ['2.16.840.1.113883.6.1', 'loinc'],
  ['ln', 'loinc'],
  ['lnc', 'loinc'],
  ['loinc', 'loinc'],
  ['http://snomed.info/sct', 'snomed'],
  ['2.16.840.1.113883.6.96', 'snomed'],
  ['sct', 'snomed'],
])

/** A code under our short name of its system: "11506-3" of "2.16.840.1.113883.6.1" is a LOINC code. */
export function toCode(system: string, code: string, display?: string): Code {
  const bare = system.replace(/^urn:oid:/i, '')
  const known = systems.get(bare.toLowerCase())
  const other = /^\d+(?:\.\d+)+$/.test(bare) ? `urn:oid:${bare}` : bare || 'local'
  return { system: known ?? other, code, ...(display ? { display } : {}) }
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** An identifier; its system as a URI when it is an OID or UUID. */
export function toIdentifier(system: string, value: string): Identifier {
  if (system === '') return { value }
  if (/^\d+(?:\.\d+)+$/.test(system)) return { system: `urn:oid:${system}`, value }
  if (uuid.test(system)) return { system: `urn:uuid:${system.toLowerCase()}`, value }
  return { system, value }
}

/**
 * A FHIR reference from an identifier that is none: "12345" gives "Patient/12345". What may not stand in a FHIR id is
 * replaced, and a hash of the whole keeps two of them apart.
 */
export function toReference(type: 'Patient' | 'Encounter', value: string): string {
  if (/^[A-Za-z0-9.-]{1,64}$/.test(value)) return `${type}/${value}`
  let hash = 0x811c9dc5
  for (let i = 0; i < value.length; i++) hash = Math.imul(hash ^ value.charCodeAt(i), 0x01000193)
  const bare = value
    .replace(/[^A-Za-z0-9.-]+/g, '-')
    .replace(/^-/, '')
    .slice(0, 55)
  return `${type}/${bare}${bare === '' || bare.endsWith('-') ? '' : '-'}${(hash >>> 0).toString(16).padStart(8, '0')}`
}

const reference = (type: string): RegExp =>
  new RegExp(`^(?:urn:uuid:[0-9a-f-]{36}|(?:https?://\\S+/)?${type}/[A-Za-z0-9.-]{1,64})$`)
const references = { Patient: reference('Patient'), Encounter: reference('Encounter') }

/** A value that may be a reference already: "Patient/7" stays, "7" becomes it, '' is none. */
export function asReference(type: 'Patient' | 'Encounter', value: string): string | undefined {
  const trimmed = value.trim()
  if (trimmed === '') return undefined
  return references[type].test(trimmed) ? trimmed : toReference(type, trimmed)
}

const timestamp = /^(\d{4})(?:(\d\d)(?:(\d\d)(?:(\d\d)(?:(\d\d)(?:(\d\d)(?:\.(\d{1,9}))?)?)?)?)?)?([+-]\d{4})?$/

/**
 * A time stamp of HL7 v2 or v3 as a FHIR date or dateTime: "20240305101500-0500" is "2024-03-05T10:15:00-05:00".
 * Without a zone the time of day is dropped, since FHIR wants one. Undefined when it is no date.
 */
export function fromHl7Time(value: string): string | undefined {
  const match = timestamp.exec(value.trim())
  if (!match) return undefined
  const [, year, month, day, hour, minute, second, fraction, zone] = match
  if (month === undefined) return year
  if (day === undefined) return isDay(`${year}-${month}-01`) ? `${year}-${month}` : undefined
  const date = `${year}-${month}-${day}`
  if (!isDay(date)) return undefined
  if (hour === undefined || minute === undefined || zone === undefined) return date
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return date
  if (Number(zone.slice(1, 3)) > 13 || Number(zone.slice(3)) > 59) return date
  const part = fraction === undefined ? '' : `.${fraction}`
  return `${date}T${hour}:${minute}:${second ?? '00'}${part}${zone.slice(0, 3)}:${zone.slice(3)}`
}

const iso = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d(?:\.\d+)?)?\s?(Z|[+-]\d\d:?\d\d)?)?$/i // "2024-03-05 10:15:00"

/** A date of a table or a resource: FHIR's own, "2024-03-05 10:15:00" (the day, for want of a zone), or HL7's. */
export function fromAnyTime(value: string): string | undefined {
  const given = value.trim()
  if (/^\d{4}-\d\d$/.test(given)) return isDay(`${given}-01`) ? given : undefined
  const match = iso.exec(given)
  if (!match) return fromHl7Time(given)
  const [, date = '', minutes, seconds, zone] = match
  if (!isDay(date)) return undefined
  if (minutes === undefined || zone === undefined) return date
  if (!/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(minutes) || !/^(?::[0-5]\d(?:\.\d+)?)?$/.test(seconds ?? '')) return date
  const offset = /^z$/i.test(zone) ? 'Z' : zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone
  if (offset !== 'Z' && !/^[+-](?:0\d|1[0-4]):[0-5]\d$/.test(offset)) return date
  return `${date}T${minutes}${seconds ?? ':00'}${offset}`
}

function isDay(date: string): boolean {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  if (month < 1 || month > 12 || day < 1) return false
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return day <= [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]!
}
