/** Recognises a source by its name and its first lines. */
import { codesLine, orderLine } from './icd-order.ts'

export const formatNames = [
  'list',
  'rxnconso',
  'rxnrel',
  'mrconso',
  'mrsty',
  'rf2-concept',
  'rf2-description',
  'rf2-relationship',
  'rf2-language',
  'rf2-map',
  'loinc',
  'icd-order',
  'icd-tabular',
  'omop-concept',
  'omop-synonym',
  'omop-relationship',
  'fhir',
  'obo',
  'bsv',
  'medcat',
] as const

export type FormatName = (typeof formatNames)[number]

/** What one of the first lines must hold, in order of how sure the sign is. */
const signs: readonly (readonly [FormatName, (line: string, fields: number) => boolean])[] = [
  ['rf2-map', (line) => line.startsWith('id\t') && line.includes('\tmapTarget')],
  ['rf2-language', (line) => line.startsWith('id\t') && line.includes('\tacceptabilityId')],
  ['rf2-description', (line) => line.startsWith('id\t') && line.includes('\tconceptId\tlanguageCode\t')],
  ['rf2-relationship', (line) => line.startsWith('id\t') && line.includes('\tsourceId\tdestinationId\t')],
  ['rf2-concept', (line) => line.startsWith('id\t') && line.includes('\tdefinitionStatusId')],
  ['omop-synonym', (line) => line.startsWith('concept_id\tconcept_synonym_name')],
  ['omop-relationship', (line) => line.startsWith('concept_id_1\tconcept_id_2\t')],
  ['omop-concept', (line) => line.startsWith('concept_id\tconcept_name\t')],
  ['loinc', (line) => /^"?LOINC_NUM"?,/.test(line)],
  ['medcat', (line) => /^"?cui"?[,\t]"?name"?(?:[,\t]|$)/.test(line)],
  ['list', (line) => /^"?surface"?[,;\t]/.test(line)],
  ['icd-tabular', (line) => line.includes('<ICD10CM.tabular')],
  ['obo', (line) => line.startsWith('format-version:') || line === '[Term]'],
  ['icd-order', (line) => orderLine.test(line) || (codesLine.test(line) && !line.includes('|'))],
  ['mrconso', (line, fields) => fields >= 15 && /^C\w{7}\|[A-Z]{3}\|[PS]?\|/.test(line)],
  ['rxnconso', (line, fields) => fields >= 15 && /^\d+\|[A-Z]{3}\|/.test(line)],
  ['rxnrel', (line, fields) => fields >= 14 && /^\d*\|\d*\|(?:CUI|AUI)\|/.test(line)],
  ['mrsty', (line, fields) => fields >= 5 && /^C\w{7}\|T\d{3}\|/.test(line)],
  ['bsv', (line, fields) => fields >= 2 && fields <= 4 && /^C?\d+\|/.test(line)],
  ['fhir', (line) => /^\s*\{/.test(line)],
]

const names: readonly (readonly [RegExp, FormatName])[] = [
  [/^RXNCONSO\.RRF$/i, 'rxnconso'],
  [/^RXNREL\.RRF$/i, 'rxnrel'],
  [/^MRCONSO\.RRF$/i, 'mrconso'],
  [/^MRSTY\.RRF$/i, 'mrsty'],
  [/Description_Snapshot/i, 'rf2-description'],
  [/(?:^|_)Relationship_Snapshot/i, 'rf2-relationship'],
  [/^x?sct2_Concept_Snapshot/i, 'rf2-concept'],
  [/LanguageSnapshot/i, 'rf2-language'],
  [/ExtendedMapSnapshot/i, 'rf2-map'],
  [/^Loinc(?:TableCore)?\.csv$/i, 'loinc'],
  [/^icd10cm[-_](?:order|codes)[-_]\w*\.txt$/i, 'icd-order'],
  [/^icd10cm[-_]tabular.*\.xml$/i, 'icd-tabular'],
  [/^CONCEPT\.csv$/i, 'omop-concept'],
  [/^CONCEPT_SYNONYM\.csv$/i, 'omop-synonym'],
  [/^CONCEPT_RELATIONSHIP\.csv$/i, 'omop-relationship'],
  [/\.obo$/i, 'obo'],
  [/\.bsv$/i, 'bsv'],
]

/** The format of a file; null when neither its name nor its first lines say it. `RXNCONSO.RRF` is rxnconso. */
export function formatOf(path: string, firstLines: readonly string[]): FormatName | null {
  const name = path.replace(/^.*[\\/]/, '')
  const byName = names.find(([form]) => form.test(name))
  if (byName) return byName[1]
  for (const given of firstLines) {
    const line = given.replace(/^\ufeff/, '').replace(/\r$/, '')
    if (line.trim() === '') continue
    const fields = line.split('|').length
    const sign = signs.find(([, holds]) => holds(line, fields))
    if (sign) return sign[0]
  }
  return null
}
