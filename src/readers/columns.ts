/** Which column is what: by name where the caller says, else by the names that such tables usually have. */
import type { Columns, ReadOptions } from './reader.ts'

type Role = keyof Columns

// Usual names, in lower case, the surest first.
const usual: Readonly<Record<Role, readonly string[]>> = {
  text: [
    'text',
    'note_text',
    'notetext',
    'note',
    'report_text',
    'report',
    'content',
    'body',
    'narrative',
    'transcription',
  ],
  id: ['id', 'note_id', 'noteid', 'row_id', 'document_id', 'doc_id', 'report_id'],
  subject: ['subject', 'subject_id', 'patient_id', 'patient', 'person_id', 'patientid', 'mrn'],
  encounter: ['encounter', 'encounter_id', 'hadm_id', 'visit_id', 'visit_occurrence_id', 'csn'],
  date: ['writtenat', 'date', 'note_date', 'note_datetime', 'charttime', 'chartdate', 'service_date', 'created_at'],
  type: ['type', 'note_type', 'category', 'document_type', 'doc_type', 'note_class'],
}

// MIMIC-III NOTEEVENTS and MIMIC-IV-Note discharge and radiology.
const mimic: Readonly<Record<Role, readonly string[]>> = {
  text: ['text'],
  id: ['note_id', 'row_id'],
  subject: ['subject_id'],
  encounter: ['hadm_id'],
  date: ['charttime', 'chartdate'],
  type: ['category', 'note_type'],
}

/** MIMIC's document categories as LOINC document types, where one fits. */
const mimicTypes: ReadonlyMap<string, string> = new Map([
  ['discharge summary', '18842-5'],
  ['ds', '18842-5'],
  ['physician', '11506-3'],
  ['nursing', '34746-8'],
  ['nursing/other', '34746-8'],
  ['radiology', '18748-4'],
  ['rr', '18748-4'],
  ['consult', '11488-4'],
])

/** The names to look for, role by role, in lower case. */
export type Names = Readonly<Record<Role, readonly string[]>>

/** The names that the options ask for: a column that is named must be that one. */
export function namesOf({ columns = {}, preset }: ReadOptions): Names {
  const base = preset === 'noteevents' ? mimic : usual
  const one = (role: Role): readonly string[] => {
    const name = columns[role]
    return name === undefined ? base[role] : [name.trim().toLowerCase()]
  }
  return {
    text: one('text'),
    id: one('id'),
    subject: one('subject'),
    encounter: one('encounter'),
    date: one('date'),
    type: one('type'),
  }
}

const otherRoles = (['id', 'subject', 'encounter', 'date', 'type'] as const).map((role) => usual[role])

/**
 * Is this the header of a table of notes? It names a column of text and another that such tables have; the first line
 * of a letter ("Note, dictated by phone") may name one of the two by chance.
 */
export function isNotesHeader(header: readonly string[]): boolean {
  const names = header.map((name) => name.trim().toLowerCase())
  return (
    names.some((name) => usual.text.includes(name)) &&
    names.some((name) => otherRoles.some((role) => role.includes(name)))
  )
}

/** LOINC document type of a MIMIC category, as in "Discharge summary". */
export function mimicType(category: string): string | undefined {
  return mimicTypes.get(category.trim().toLowerCase())
}
