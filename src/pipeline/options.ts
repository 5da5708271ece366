/** What an extractor's options and a note may hold: the home of zod for what callers give. */
import { z } from 'zod'

const lexicon = z.custom(
  (value) => typeof value === 'object' && value !== null && 'columns' in value,
  'must be a lexicon, as readLexicon gives',
)

const words = z.string().refine((text) => text.trim() !== '', 'must have words')

const ownConcept = z.strictObject({
  kind: z.enum(['condition', 'medication', 'observation'], 'must be condition, medication or observation'),
  name: words,
  codes: z
    .array(z.strictObject({ system: words, code: words, display: z.string().optional() }), 'must be a list of codes')
    .optional(),
  terms: z.array(words, 'must be a list of terms').optional(),
  class: z
    .enum(
      ['chronic', 'acute', 'symptom', 'sign', 'injury', 'lab', 'status'],
      'must be chronic, acute, symptom, sign, injury, lab or status',
    )
    .optional(),
  units: z.array(words, 'must be a list of UCUM units').optional(),
})

const ownTerms = z.strictObject({
  terms: z.array(ownConcept, 'must be a list of concepts').optional(),
  remove: z.array(words, 'must be a list of terms').optional(),
})

/** One of `lexicons`: compiled, or own terms; which of the two is told by what it has, so that the error is about that one. */
const lexiconOrTerms = z.unknown().superRefine((value, context) => {
  if (typeof value === 'object' && value !== null && 'columns' in value) return
  if (typeof value !== 'object' || value === null || !('terms' in value || 'remove' in value)) {
    context.addIssue({
      code: 'custom',
      message: 'must be a lexicon, as readLexicon gives, or own terms, as in { terms: [...], remove: [...] }',
    })
    return
  }
  const issue = ownTerms.safeParse(value).error?.issues[0]
  if (issue) context.addIssue({ code: 'custom', path: [...issue.path], message: issue.message })
})

export const optionsSchema = z.strictObject({
  lexicon: lexicon.optional(),
  lexicons: z.array(lexiconOrTerms, 'must be a list of lexicons').min(1, 'must name a lexicon').optional(),
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
