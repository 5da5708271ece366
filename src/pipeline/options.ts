/** What an extractor's options may hold: the home of zod for what callers give. */
import { z } from 'zod'
import { ConfigError } from '../errors.ts'
import type { Rule } from './rule.ts'

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

// what a rule on assertions may decide
const axesSchema = z.strictObject({
  certainty: z.enum(['present', 'possible', 'absent', 'hypothetical']).optional(),
  temporality: z.enum(['current', 'historical']).optional(),
  experiencer: z.enum(['patient', 'family', 'other']).optional(),
})

const ownCode = z.strictObject({ system: words, code: words, display: z.string().optional() })

// what a rule on mentions or findings may decide
const decisionSchema = z.union(
  [z.strictObject({ drop: z.literal(true) }), z.strictObject({ codes: z.array(ownCode) })],
  'must be { drop: true } or { codes: [...] }',
)

/** The rule, asked as it was given; what it decides is checked, and a ConfigError when it can't be. */
export function checkedRule(given: Rule): Rule {
  const { name, on } = given
  const schema = on === 'assertion' ? axesSchema : decisionSchema
  const decide = (...args: readonly unknown[]): unknown => {
    const decided: unknown = Reflect.apply(given.decide, given, args)
    if (decided === undefined) return undefined
    const checked = schema.safeParse(decided)
    if (checked.success) return on === 'assertion' ? checked.data : decided
    const { path, message } = checked.error.issues[0]!
    const place = path.length > 0 ? ` at "${path.join('.')}"` : ''
    throw new ConfigError('config/bad-option', `Rule "${name}" decides what can't be${place}: ${message}.`)
  }
  return { ...given, decide } as Rule
}

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
