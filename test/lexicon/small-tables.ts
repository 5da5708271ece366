/** A small lexicon for tests: a few invented tables, of kinds with and without made variants. */
import { type Lexicon, readLexicon } from '../../src/lexicon/index.ts'
import { compileTables, type TableFile } from '../../src/lexicon-compiler/index.ts'

/** A table from rows of cells. */
export function table(path: string, header: string, ...rows: readonly (readonly string[])[]): TableFile {
  return {
    path,
    text: [header.replaceAll(' ', '\t'), ...rows.map((cells) => cells.join('\t'))].map((line) => `${line}\n`).join(''),
  }
}

export const headers = {
  conditions: 'name codes terms class source note',
  medications: 'name codes terms brands type source note',
  observations: 'name codes terms units implied plausible category values specimens note',
  cues: 'cue effect direction scope note',
  titles: 'type loinc implies titles note',
  units: 'ucum spellings dimension note',
  modifiers: 'term role value place note',
} as const

export const smallTables: readonly TableFile[] = [
  table(
    'conditions/small.tsv',
    headers.conditions,
    ['heart failure', 'ICD10CM:I50.9 SNOMED:84114007', 'CHF; cardiac failure', 'chronic', 'curated', ''],
    ['acute renal failure', 'ICD10CM:N17.9', 'ARF?', 'acute', 'curated', ''],
    ['renal failure', 'ICD10CM:N19', '', 'chronic', 'curated', ''],
    ['AIDS^', 'ICD10CM:B20', '', 'chronic', 'curated', ''],
    ['Sjögren syndrome', 'ICD10CM:M35.00', '', 'chronic', 'curated', ''],
  ),
  table('medications/small.tsv', headers.medications, [
    'furosemide',
    'RXNORM:4603',
    '',
    'Lasix',
    'drug',
    'curated',
    '',
  ]),
  table('observations/small.tsv', headers.observations, [
    'creatinine',
    'LOINC:2160-0',
    'Cr?',
    'mg/dL; umol/L',
    '',
    '0.1..25',
    'laboratory',
    'number',
    'urine=LOINC:2161-8',
    '',
  ]),
  table(
    'cues.tsv',
    headers.cues,
    ['no', 'certainty=absent', 'forward', 'clause', ''],
    ['no evidence of', 'certainty=absent', 'forward', 'clause', ''],
    ['history of', 'temporality=historical', 'forward', 'clause', ''],
    ['no increase', 'pseudo', '', '', ''],
  ),
  table('titles.tsv', headers.titles, ['history', '11329-0', 'temporality=historical', 'history; past history', '']),
  table('units.tsv', headers.units, ['mg/dL', 'mg/dL; mg per dL', 'mass concentration', ''], ['mg', 'mg', 'mass', '']),
]

export function smallLexicon(): Lexicon {
  return readLexicon(compileTables('en', smallTables).bytes)
}
