/** What each column may hold: the home of zod for lexicon rows. */
import { z } from 'zod'

const code = (system: string, form: string): string => `${system}:${form}`
const conditionCodes = new RegExp(
  `^(?:(?:${code('ICD10CM', '[A-Z]\\d[0-9A-Z](?:\\.[0-9A-Z]{1,4})?')}|${code('SNOMED', '\\d{6,18}')})(?: |$)){0,2}$`,
)
const loinc = 'LOINC:\\d{1,6}-\\d'
const source = z.enum(['curated', 'icd10cm', 'gps', 'wordnet'], 'no such source')

const decimal = z.string().regex(/^-?\d+(?:\.\d+)?$/, 'log-odds are a number, as in -1.25')

export const rowSchemas = {
  condition: z.object({
    codes: z.string().regex(conditionCodes, 'codes are ICD10CM:X00.0 and SNOMED:000000, each once'),
    class: z.enum(['chronic', 'acute', 'symptom', 'sign', 'injury', 'lab', 'status'], 'no such class'),
    source,
  }),
  medication: z.object({
    codes: z.string().regex(/^(?:RXNORM:\d{1,8})?$/, 'the code is RXNORM:000000, once'),
    type: z.enum(
      ['drug', 'combination', 'class', 'vaccine', 'fluid', 'blood', 'supplement', 'contrast', 'regimen'],
      'no such type',
    ),
    source,
  }),
  observation: z.object({
    codes: z.string().regex(new RegExp(`^(?:${loinc})?$`), 'the code is LOINC:0000-0, once'),
    plausible: z.string().regex(/^(?:-?[\d.]+\.\.-?[\d.]+)?$/, 'a range is LOW..HIGH'),
    category: z.enum(['vital-signs', 'laboratory', 'exam', 'survey', 'imaging'], 'no such category'),
    values: z
      .string()
      .regex(/^(?:(?:number|ratio|score|words|titre|grade|length|extent|class)(?: |$))+$/, 'no such shape of value'),
    specimens: z
      .string()
      .regex(new RegExp(`^(?:[a-z-]+=${loinc}(?:; |$))*$`), 'specimens are urine=LOINC:0000-0; csf=...'),
  }),
  cue: z.object({
    effect: z
      .string()
      .regex(
        /^(?:terminate|pseudo|(?:(?:certainty=(?:present|possible|absent|hypothetical)|temporality=(?:current|historical)|experiencer=(?:patient|family|other)|status=[a-z-]+)(?: |$))+)$/,
        'no such effect',
      ),
    direction: z.enum(['forward', 'backward', 'both', ''], 'no such direction'),
  }),
  title: z.object({ loinc: z.string().regex(/^(?:\d{1,6}-\d)?$/, 'a LOINC code is 0000-0') }),
  modifier: z.object({ place: z.enum(['before', 'after', 'both'], 'before, after or both') }),
  unit: z.object({ ucum: z.string().min(1) }),
  calibration: z.object({
    kind: z.enum(['condition', 'medication', 'observation'], 'no such kind'),
    part: z.enum(['mention', 'assertion', 'attributes'], 'no such part'),
    sign: z.enum(['+', '-', ''], 'a sign is +, - or nothing'),
    prior: decimal,
    weight: decimal,
    seen: z.string().regex(/^\d+$/, 'how many gold mentions have it'),
    note: z.string().min(1, 'say what it means'),
  }),
} as const
