/** What an extractor's options and a note may hold: the home of zod for what callers give. */
import { z } from 'zod'

export const optionsSchema = z.strictObject({
  lexicon: z
    .custom(
      (value) => typeof value === 'object' && value !== null && 'columns' in value,
      'must be a lexicon, as readLexicon gives',
    )
    .optional(),
})

// FHIR R4: a reference of this type with an id of that form, relative, absolute or urn:uuid
const reference = (type: string): z.ZodString =>
  z
    .string()
    .regex(
      new RegExp(`^(?:urn:uuid:[0-9a-f-]{36}|(?:https?://\\S+/)?${type}/[A-Za-z0-9.-]{1,64})$`),
      `must be a reference, as in ${type}/123`,
    )

// FHIR R4 dateTime, to the year, month, day or second with zone
const dateTime = z
  .string()
  .regex(
    /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])(?:T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d))?)?)?$/,
    'must be a FHIR dateTime, as in 2026-01-31',
  )

export const noteSchema = z.strictObject({
  id: z.string().min(1).optional(),
  text: z.string(),
  subject: reference('Patient').optional(),
  encounter: reference('Encounter').optional(),
  writtenAt: dateTime.optional(),
  type: z.strictObject({ system: z.string(), code: z.string(), display: z.string().optional() }).optional(),
})
