/** A note's header from the cells of a row: references, a date and a type in the form that notes have. */
import type { Note } from '../note/index.ts'
import { mimicType } from './columns.ts'
import { asReference, fromAnyTime } from './references.ts'

export interface HeaderCells {
  readonly subject: string
  readonly encounter: string
  readonly date: string
  readonly type: string
  readonly isMimic: boolean
}

/** "7", "2150.0", "2101-05-03" and "Discharge summary" become Patient/7, Encounter/2150, a date and a code. */
export function headerOf(cells: HeaderCells): Partial<Note> {
  const subject = asReference('Patient', whole(cells.subject))
  const encounter = asReference('Encounter', whole(cells.encounter))
  const writtenAt = fromAnyTime(cells.date)
  const given = cells.type.trim()
  const loinc = /^\d{1,6}-\d$/.test(given) ? given : cells.isMimic ? mimicType(given) : undefined
  return {
    ...(subject === undefined ? {} : { subject }),
    ...(encounter === undefined ? {} : { encounter }),
    ...(writtenAt === undefined ? {} : { writtenAt }),
    ...(given === '' ? {} : { type: loinc ? { system: 'loinc', code: loinc } : { system: 'local', code: given } }),
  }
}

/** Tables that a spreadsheet or a data frame has been through write a whole number as "2150.0". */
function whole(value: string): string {
  return /^\d+\.0$/.test(value) ? value.slice(0, -2) : value
}
