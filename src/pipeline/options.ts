/** What an extractor's options and a note may hold: the home of zod for what callers give. */
import { z } from 'zod'
import type { Origin, OutlineSection } from '../note/index.ts'

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

const axis =
  '(?:certainty=(?:present|possible|absent|hypothetical)|temporality=(?:current|historical)|experiencer=(?:patient|family|other))'
const reach = '(?:clause|sentence|next|nearest|adjacent|near|[1-9])'
const condition = '(?:weak|comma|apart|after-drug|before-drug|always|relative|acute|cause|he|she|topic|dated|lift)'
// what one row of cues.tsv may hold in a cell, without what would end the cell
const cueWords = words.regex(/^[^\t\r\n]*$/, 'must stand on one line')
const titleWords = words.regex(/^[^\t\r\n;]*$/, 'must stand on one line, without a semicolon')

const scopes = 'must be a scope of cues.tsv, as in "clause" or "next"'

const ownCue = z.union(
  [
    z.strictObject({
      cue: cueWords,
      effect: z.enum(['terminate', 'pseudo']),
      scope: matching(condition, scopes).optional(),
    }),
    z.strictObject({
      cue: cueWords,
      effect: matching(
        `${axis}(?: ${axis}){0,2}`,
        'must be terminate, pseudo, or axes, as in "certainty=absent temporality=historical"',
      ),
      direction: z.enum(['forward', 'backward', 'both'], 'must be forward, backward or both'),
      scope: matching(`${reach}(?: ${condition})?`, scopes).optional(),
    }),
  ],
  'must be a cue, as in { cue: "fails to show", effect: "certainty=absent", direction: "forward", scope: "clause" }',
)

function matching(form: string, message: string): z.ZodString {
  return z.string(message).regex(new RegExp(`^${form}$`), message)
}

// The owners that our own reasons have.
const taken = new Set(['assertion', 'cue', 'list', 'section', 'title'])

const ruleName = z
  .string()
  .regex(/^[a-z0-9][\w.-]*\/[\w.-]+$/i, 'must be owner/what, as in clinic/screening-is-not-a-diagnosis')
  .refine((name) => !taken.has(name.slice(0, name.indexOf('/'))), 'has the owner of a built-in rule')

const decide = z.custom((value) => typeof value === 'function', 'must be a function')
const anyKind = z.enum(['condition', 'medication', 'observation'], 'must be condition, medication or observation')

const rule = z.discriminatedUnion(
  'on',
  [
    z.strictObject({ name: ruleName, on: z.literal('mention'), kind: anyKind, decide }),
    z.strictObject({ name: ruleName, on: z.literal('finding'), kind: anyKind, decide }),
    z.strictObject({
      name: ruleName,
      on: z.literal('assertion'),
      kind: z.enum(['condition', 'medication'], 'must be condition or medication'),
      decide,
    }),
  ],
  'must be mention, assertion or finding',
)

/** What a rule on assertions may decide. */
export const axesSchema = z.strictObject({
  certainty: z.enum(['present', 'possible', 'absent', 'hypothetical']).optional(),
  temporality: z.enum(['current', 'historical']).optional(),
  experiencer: z.enum(['patient', 'family', 'other']).optional(),
})

const ownCode = z.strictObject({ system: words, code: words, display: z.string().optional() })

/** What a rule on mentions or findings may decide. */
export const decisionSchema = z.union(
  [z.strictObject({ drop: z.literal(true) }), z.strictObject({ codes: z.array(ownCode) })],
  'must be { drop: true } or { codes: [...] }',
)

export const optionsSchema = z.strictObject({
  cues: z.array(ownCue, 'must be a list of cues').optional(),
  titles: z.record(z.string(), z.array(titleWords, 'must be a list of titles')).optional(),
  rules: z
    .array(rule, 'must be a list of rules, as defineRule gives')
    .refine((rules) => new Set(rules.map(({ name }) => name)).size === rules.length, 'two rules have one name')
    .optional(),
  openVocabulary: z.enum(['rules', 'off'], 'must be rules or off').optional(),
  operatingPoint: z
    .enum(['high-precision', 'balanced', 'high-recall'], 'must be high-precision, balanced or high-recall')
    .optional(),
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
  // made by readers, which know what they give
  outline: z.array(z.custom<OutlineSection>((value) => typeof value === 'object' && value !== null)).optional(),
  origin: z.custom<Origin>((value) => typeof value === 'object' && value !== null).optional(),
})
