/** De-identified output: codes, values, places and confidences stay; words, dates under the year and other systems' ids go. */
import { keyedId } from './ids.ts'
import { systemUris, uris } from './systems.ts'
import type { AnyResource, Bundle, Coding, Extension } from './types.ts'
import { keepWritten, writtenValue } from './written-decimal.ts'

// Only these strings stay: an allow-list, so that a field that is added later goes until somebody has thought of it.
const kept = new Set([
  'resourceType',
  'id',
  'fullUrl',
  'url',
  'method',
  'system',
  'code',
  'display',
  'value', // of identifiers, which are hashes with the secret
  'reference',
  'status',
  'docStatus',
  'intent',
  'role',
  'type',
  'contentType',
  'size',
  'comparator',
  'unit',
  'periodUnit',
  'dayOfWeek',
  'timeOfDay',
  'when',
  'profile',
  'valueCode',
])

// HIPAA Safe Harbor, 45 CFR 164.514(b)(2)(i)(C): of a date only the year.
const dates = new Set(['recordedDate', 'effectiveDateTime', 'dateAsserted', 'authoredOn', 'start', 'end'])

/** Whose ids are another system's. */
const people = new Set(['subject', 'patient', 'encounter', 'context'])

const masked: Extension = { url: uris.dataAbsent, valueCode: 'masked' }
const labels: readonly Coding[] = ['PSEUDED', 'REDACTED'].map((code) => ({ system: uris.observationValue, code }))

type Json = { readonly [key: string]: unknown }

/**
 * A resource or Bundle without what tells whose it is: "Patient/123" becomes "Patient/" and an HMAC of it, 2026-01-31
 * becomes 2026, "Lasix 40 mg PO" keeps its codes and quantities and loses its words. Made with `idKey` from the start,
 * since its ids come from the note; `secret` is the same.
 */
export function deidentify<T extends AnyResource | Bundle>(resource: T, secret: string): T {
  if (resource.resourceType === 'Bundle')
    return {
      ...resource,
      entry: resource.entry.map((entry) => ({ ...entry, resource: deidentify(entry.resource, secret) })),
    }
  if (resource.resourceType === 'Device') return resource // the program's own
  const cleaned = clean(asPeriod(resource) as unknown as Json, secret) as Json & { meta?: { security?: Coding[] } }
  const meta = { ...cleaned.meta, security: [...(cleaned.meta?.security ?? []), ...labels] }
  return { ...cleaned, meta, ...ofType(resource, cleaned) } as unknown as T
}

/** A vital sign's dateTime must be to the day (invariant vs-1); its period may be a year. */
function asPeriod(resource: AnyResource): AnyResource {
  if (resource.resourceType !== 'Observation' || resource.effectiveDateTime === undefined) return resource
  const isVital = resource.category?.some(({ coding }) => coding?.some(({ code }) => code === 'vital-signs'))
  if (!isVital) return resource
  const { effectiveDateTime: date, ...rest } = resource
  return { ...rest, effectivePeriod: { start: date, end: date } }
}

/** What a type must have, where its words have gone. */
function ofType(resource: AnyResource, cleaned: Json): object {
  if (resource.resourceType !== 'Provenance' || cleaned._recorded !== undefined) return {}
  return { _recorded: { extension: [masked] } }
}

const absentReasons = 'http://terminology.hl7.org/CodeSystem/data-absent-reason'

/** The object with what may stay; empty when nothing may. */
function clean(object: Json, secret: string): Json {
  const out: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(object)) {
    const one = cleanValue(key, value, object, secret)
    if (one !== undefined) out[key] = one
  }
  // an Observation's value in words, or a component's; an extension's has nothing to stand for it
  if (object.valueString !== undefined && object.url === undefined)
    out.dataAbsentReason = { coding: [{ system: absentReasons, code: 'masked' }] }
  const written = writtenValue(object)
  return written === undefined ? out : keepWritten(out, written)
}

function cleanValue(key: string, value: unknown, parent: Json, secret: string): unknown {
  if (typeof value === 'string') return cleanString(key, value, parent)
  if (key === 'note') return undefined // an Annotation is its words
  if (key === 'referenceRange' && isObject(value) && !value.low && !value.high) return undefined // as this one is
  if (Array.isArray(value)) {
    const some = value
      .map((one: unknown) => cleanValue(key, one, parent, secret))
      .filter((one) => one !== undefined && !(isObject(one) && Object.keys(one).length === 0))
    return some.length > 0 ? some : undefined
  }
  if (!isObject(value)) return value
  if (people.has(key) && typeof value.reference === 'string') return { reference: keyed(value.reference, secret) }
  if (isOldAge(key, value)) return { ...value, value: 90, comparator: '>=' }
  const one = clean(value, secret)
  return Object.keys(one).length > 0 ? one : { extension: [masked] }
}

function cleanString(key: string, value: string, parent: Json): string | undefined {
  if (dates.has(key)) return /^\d{4}/.exec(value)?.[0]
  if (key === 'valueString') return parent.url === 'path' ? value : undefined // of derivation-reference, always the same
  if (!kept.has(key)) return undefined
  // a unit that has no code is the note's own word, and so may be a name in a system of the source
  if (key === 'unit') return parent.code === undefined ? undefined : value
  if (key === 'display') return isKnown(parent.system) ? value : undefined
  return value
}

function isKnown(system: unknown): boolean {
  return Object.values(systemUris).includes(system as string)
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** "Patient/123" as "Patient/" and what the secret makes of it. */
function keyed(reference: string, secret: string): string {
  const [, type = 'Patient'] = /(Patient|Encounter)\/[^/]+$/.exec(reference) ?? []
  return `${type}/${keyedId(secret, reference)}`
}

// Ages over 89 are one class, by the same paragraph.
function isOldAge(key: string, value: Json): boolean {
  return key === 'valueQuantity' && value.code === 'a' && typeof value.value === 'number' && value.value > 89
}
