/** The flat mention: the public form of `--format mentions`, as a zod schema. The home of zod for what leaves the program. */
import { z } from 'zod'

const code = z.strictObject({
  system: z.string().describe('icd-10-cm, snomed, rxnorm or loinc'),
  code: z.string(),
  display: z.string().optional(),
})

const source = z.strictObject({
  part: z.string().describe('\'\' is the record itself, "content[0].attachment.data" that element of it, decoded'),
  start: z.number().int().nonnegative().describe('in UTF-16 code units of the part; in bytes where it is RTF'),
  end: z.number().int().positive(),
})

const base = {
  start: z.number().int().nonnegative().describe('first character, in UTF-16 code units'),
  end: z.number().int().positive().describe('one past the last character'),
  text: z.string().describe('the words: text.slice(start, end)'),
  codes: z.array(code).describe('best first'),
  confidence: z.number().min(0).max(1).describe('how likely the mention is right'),
  source: source
    .nullable()
    .optional()
    .describe('where the words stand in the source; absent where the text is a file, cell or field as it stands'),
}

const words = z.string().nullable()

export const conditionMentionSchema = z.strictObject({
  kind: z.literal('condition'),
  ...base,
  certainty: z.enum(['present', 'possible', 'absent', 'hypothetical']),
  temporality: z.enum(['current', 'historical']),
  experiencer: z.enum(['patient', 'family', 'other']),
  icd10cm: words.describe('ICD-10-CM code that the words alone support'),
  name: z.string().describe('preferred name'),
})

export const medicationMentionSchema = z.strictObject({
  kind: z.literal('medication'),
  ...base,
  ingredient: z.string().describe('generic names in lower case, joined by " / "'),
  strength: words.describe('what one unit of the product holds: "50 mg"'),
  dose: words.describe('what is taken at once: "2 tablets"'),
  form: words,
  route: words.describe('oral, intravenous, ...'),
  frequency: words.describe('"twice daily", "every 4-6 hours"'),
  duration: words.describe('"7 days"'),
  prn: z.boolean().describe('as needed'),
  reason: words.describe("the note's own words"),
  status: z.enum(['active', 'completed', 'stopped', 'intended', 'on-hold', 'not-taken', 'allergy', 'unknown']),
})

export const observationMentionSchema = z.strictObject({
  kind: z.literal('observation'),
  ...base,
  name: z.string(),
  loinc: words,
  value: z.string().describe('as written, in its normal form: "7.90", "120/80", "negative"'),
  comparator: z.enum(['<', '<=', '>', '>=']).nullable(),
  unit: words.describe('UCUM'),
  interpretation: z.enum(['H', 'L', 'A', 'N']).nullable().describe('only where the note states it'),
})

/** One mention in the shape of the annotation guideline, with codes and confidence. */
export const mentionSchema = z.discriminatedUnion('kind', [
  conditionMentionSchema,
  medicationMentionSchema,
  observationMentionSchema,
])

const identifier = z.strictObject({ system: z.string().optional(), value: z.string() })

/** One line of `--format mentions`: a note's id, what its source says of it, and its mentions. */
export const noteMentionsSchema = z.strictObject({
  id: z.string(),
  subject: z.string().optional().describe('FHIR reference of the patient'),
  encounter: z.string().optional().describe('FHIR reference of the encounter'),
  writtenAt: z.string().optional().describe('FHIR date or dateTime'),
  type: code.optional().describe('document type'),
  origin: z
    .strictObject({
      reader: z.string(),
      record: z.number().int().nonnegative().describe('line, row, message or entry, from 1'),
      at: z.number().int().nonnegative().optional().describe('where the record begins, in bytes'),
      patient: identifier.optional(),
      visit: identifier.optional(),
    })
    .optional()
    .describe('where the text was made from; absent where it is a file, cell or field as it stands'),
  mentions: z.array(mentionSchema),
})

export type ConditionMention = z.infer<typeof conditionMentionSchema>
export type MedicationMention = z.infer<typeof medicationMentionSchema>
export type ObservationMention = z.infer<typeof observationMentionSchema>
export type FlatMention = z.infer<typeof mentionSchema>

/** The JSON Schema (draft 2020-12) of one line of `--format mentions`. */
export function mentionsJsonSchema(): object {
  return { $id: 'https://w3id.org/tincture/mentions.schema.json', ...z.toJSONSchema(noteMentionsSchema) }
}
