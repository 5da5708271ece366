/** What a note must be, checked by hand: every note comes by here, and on the command line nothing else needs zod. */

/** What is wrong: the field, and what it must be; never its content. */
export interface NoteProblem {
  readonly field: string
  readonly message: string
}

type Check = (value: unknown) => string | null

const typeOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value)
const expected = (what: string, value: unknown): string => `must be ${what}, and is ${typeOf(value)}`

const string: Check = (value) => (typeof value === 'string' ? null : expected('a string', value))
const object: Check = (value) => (typeof value === 'object' && value !== null ? null : expected('an object', value))

/** FHIR R4: a reference of this type with an id of that form, relative, absolute or urn:uuid. */
function reference(type: string): Check {
  const form = new RegExp(`^(?:urn:uuid:[0-9a-f-]{36}|(?:https?://\\S+/)?${type}/[A-Za-z0-9.-]{1,64})$`)
  return (value) => (typeof value === 'string' && form.test(value) ? null : `must be a reference, as in ${type}/123`)
}

// FHIR R4 dateTime, to the year, month, day or second with zone
const dateTime =
  /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])(?:T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d))?)?)?$/

/** The fields, in the order in which they are told; all but the text may be left out. */
const checks: Readonly<Record<string, Check>> = {
  id: (value) => string(value) ?? (value === '' ? 'must not be empty' : null),
  text: string,
  subject: reference('Patient'),
  encounter: reference('Encounter'),
  writtenAt: (value) =>
    typeof value === 'string' && dateTime.test(value) ? null : 'must be a FHIR dateTime, as in 2026-01-31',
  type: code,
  // made by readers, which know what they give
  outline: (value) =>
    Array.isArray(value) && value.every((one) => object(one) === null) ? null : 'must be a list of sections',
  origin: object,
}

function code(value: unknown): string | null {
  if (object(value) !== null) return expected('a code', value)
  const { system, code, display, ...more } = value as Record<string, unknown>
  const texts = [system, code, ...(display === undefined ? [] : [display])]
  return texts.every((one) => typeof one === 'string') && Object.keys(more).length === 0
    ? null
    : 'must be a code, as in { system: "http://loinc.org", code: "18842-5" }'
}

/** What is wrong with a note, the first of it; null when nothing is: `{ id: 'a', text: 'No fever.' }`. */
export function noteProblem(given: unknown): NoteProblem | null {
  if (object(given) !== null || Array.isArray(given)) return { field: 'shape', message: expected('a note', given) }
  const note = given as Record<string, unknown>
  for (const [field, check] of Object.entries(checks)) {
    if (note[field] === undefined && field !== 'text') continue
    const message = check(note[field])
    if (message !== null) return { field, message }
  }
  // the name of a field that is none could be anything
  for (const field of Object.keys(note))
    if (!Object.hasOwn(checks, field)) return { field: 'shape', message: 'has a field that no note has' }
  return null
}
