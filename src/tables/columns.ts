/** The columns of the tables: name, type, and what stands in them. A row is one mention. */

export type TableName = 'conditions' | 'medications' | 'observations'

/** The tables, in the order in which they are opened. */
export const tableNames: readonly TableName[] = ['conditions', 'medications', 'observations']

export type ColumnType = 'string' | 'integer' | 'number' | 'boolean'
export type Cell = string | number | boolean | null
export type Row = Readonly<Record<string, Cell>>

export interface Column {
  readonly name: string
  readonly type: ColumnType
  /** Never null. */
  readonly required: boolean
  readonly about: string
}

const column = (name: string, type: ColumnType, about: string, required = false): Column => ({
  name,
  type,
  required,
  about,
})

const note: readonly Column[] = [
  column('note_id', 'string', 'id of the note', true),
  column('subject', 'string', 'FHIR reference of the patient'),
  column('encounter', 'string', 'FHIR reference of the encounter'),
  column('written_at', 'string', 'FHIR date or dateTime of the note, to the precision that is known'),
  column('note_type', 'string', 'code of the document type'),
  column('section', 'string', 'type of the section, as in "past-medical-history"; "none" before the first title', true),
  column('section_loinc', 'string', 'LOINC code of the section'),
]

const words: readonly Column[] = [
  column('start', 'integer', 'first character of the mention in the note, in UTF-16 code units', true),
  column('end', 'integer', 'one past its last character', true),
  column('text', 'string', 'its words; null in tables without text'),
  column('source_part', 'string', "part of the source; null where the note's text is the source as it stands"),
  column('source_start', 'integer', 'where the words stand in that part'),
  column('source_end', 'integer', 'one past their end there'),
]

const coded: readonly Column[] = [
  column('name', 'string', 'preferred name; of a condition that no lexicon has its words, null in tables without text'),
  column('system', 'string', 'code system of the best code: icd-10-cm, snomed, rxnorm or loinc'),
  column('code', 'string', 'best code'),
  column('display', 'string', 'its display'),
]

const axes: readonly Column[] = [
  column('certainty', 'string', 'present, possible, absent or hypothetical', true),
  column('temporality', 'string', 'current or historical', true),
  column('experiencer', 'string', 'patient, family or other', true),
]

const confidence = column('confidence', 'number', 'how likely the mention is right, 0 to 1', true)

/** The columns of each table, in their order. */
export const tableColumns: Readonly<Record<TableName, readonly Column[]>> = {
  conditions: [
    ...note,
    ...words,
    ...coded,
    column('icd10cm', 'string', 'ICD-10-CM code that the words alone support'),
    column('snomed', 'string', 'SNOMED CT code'),
    ...axes,
    confidence,
  ],
  medications: [
    ...note,
    ...words,
    ...coded,
    column('rxnorm', 'string', 'RxNorm code'),
    column('status', 'string', 'active, completed, stopped, intended, on-hold, not-taken, allergy or unknown', true),
    ...axes,
    column('strength', 'string', 'what one unit of the product holds: "50 mg"'),
    column('dose', 'string', 'what is taken at once: "1-2 tablets"'),
    column('dose_value', 'number', 'its number, the lower one of a range'),
    column('dose_high', 'number', 'the higher number of a range'),
    column('dose_unit', 'string', 'its unit'),
    column('form', 'string', 'tablet, inhaler, ...'),
    column('route', 'string', 'oral, intravenous, ...'),
    column('frequency', 'string', '"twice daily", "every 4-6 hours"'),
    column('frequency_count', 'integer', 'so many times ...'),
    column('frequency_period', 'number', '... in so many ...'),
    column('frequency_unit', 'string', '... s, min, h, d, wk, mo or a'),
    column('duration', 'string', '"7 days"'),
    column('prn', 'boolean', 'as needed', true),
    column('reason', 'string', "what it is for, in the note's words; null in tables without text"),
    confidence,
  ],
  observations: [
    ...note,
    ...words,
    ...coded,
    column('loinc', 'string', 'LOINC code'),
    column('category', 'string', 'vital-signs, laboratory, exam, survey or imaging', true),
    column('value', 'string', 'as written, in its normal form: "7.90", "120/80", "negative"', true),
    column('value_number', 'number', 'the number; the lower one of a range; systolic of a blood pressure'),
    column('value_high', 'number', 'the higher number of a range'),
    column('value_second', 'number', 'diastolic of a blood pressure; what a score is out of; denominator of a titre'),
    column('comparator', 'string', '<, <=, > or >='),
    column('unit', 'string', 'UCUM'),
    column('interpretation', 'string', 'H, L, A or N, only where the note states it'),
    column('reference_low', 'number', 'reference range, only where the note states it'),
    column('reference_high', 'number', 'its higher end'),
    confidence,
  ],
}
