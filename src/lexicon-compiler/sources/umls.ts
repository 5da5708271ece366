/** UMLS: MRCONSO.RRF with the semantic types of MRSTY.RRF. All names of a CUI are spread to the codes of the wanted sources. */
import { dotted, isCodeOf } from './code-systems.ts'
import { eachRow } from './read-lines.ts'
import { classOfType, kindOfType, typeNames } from './semantic-types.ts'
import { addCode, type Draft, type Drafts, draftOf, type MentionKind, type Report, type SourceFile } from './source.ts'

// CUI, LAT, TS, LUI, STT, SUI, ISPREF, AUI, SAUI, SCUI, SDUI, SAB, TTY, CODE, STR, SRL, SUPPRESS, CVF
const conso = { separator: '|', fields: 18, ended: true } as const
// CUI, TUI, STN, STY, ATUI, CVF
const sty = { separator: '|', fields: 6, ended: true } as const

const systems: Readonly<Record<string, string>> = {
  ICD10CM: 'icd-10-cm',
  SNOMEDCT_US: 'snomed',
  RXNORM: 'rxnorm',
  LNC: 'loinc',
}
const wantedSources = new Set([...Object.keys(systems), 'CHV'])
// Names of products with strength and form, and of forms alone, are no words for the concept.
const unwantedTypes = new Set([
  'SCD',
  'SBD',
  'SCDC',
  'SBDC',
  'SCDG',
  'SBDG',
  'GPCK',
  'BPCK',
  'DF',
  'DFG',
  'OAP',
  'OAF',
  'IS',
  'LO',
])
// A code of a better term type takes the place of one of a worse: a category's title (HT) has no billable code.
const typeRank: Readonly<Record<string, number>> = {
  PT: 0,
  IN: 0,
  LC: 0,
  FN: 1,
  MIN: 1,
  LN: 1,
  PIN: 2,
  BN: 2,
  ET: 3,
  AB: 3,
  HT: 5,
}
const kindBySource: Readonly<Record<string, MentionKind>> = {
  ICD10CM: 'condition',
  RXNORM: 'medication',
  LNC: 'observation',
}
const snomedKind = /\((disorder|finding)\)$/

const cuiForm = /^C\d{7}$/

/** Semantic types by CUI, one byte each: a map of three million strings would be twenty times as large. */
interface Types {
  of(cui: string): string | undefined
}

async function readTypes(files: readonly SourceFile[], report: Report): Promise<Types | null> {
  if (files.length === 0) return null
  const byNumber = new Uint8Array(10_000_000)
  const others = new Map<string, number>()
  for (const file of files)
    await eachRow(file, report, sty, ([cui = '', type = '']) => {
      const number = typeNames.indexOf(type) + 1
      if (number === 0) return
      report.keep(file.path)
      const plain = cuiForm.test(cui)
      const before = plain ? byNumber[Number(cui.slice(1))]! : (others.get(cui) ?? 0)
      if (before !== 0 && before < number) return
      if (plain) byNumber[Number(cui.slice(1))] = number
      else others.set(cui, number)
    })
  return {
    of(cui) {
      const number = cuiForm.test(cui) ? byNumber[Number(cui.slice(1))]! : (others.get(cui) ?? 0)
      return number === 0 ? undefined : typeNames[number - 1]
    },
  }
}

/** Reads the concepts of UMLS: English, not suppressed, of the wanted sources and semantic types. */
export async function readUmls(
  files: { readonly mrconso: readonly SourceFile[]; readonly mrsty: readonly SourceFile[] },
  report: Report,
): Promise<Drafts> {
  const types = await readTypes(files.mrsty, report)
  const drafts: Drafts = new Map()
  const ranks = new WeakMap<Draft, Map<string, number>>()
  // without MRSTY: what the rows of a concept say about its kind
  const kinds = new Map<string, MentionKind>()
  for (const file of files.mrconso)
    await eachRow(
      file,
      report,
      conso,
      (cells, number) => {
        const cui = cells[0]!
        const source = cells[11]!
        const type = cells[12]!
        const text = cells[14]!
        if (cells[16] !== 'N' || !wantedSources.has(source) || unwantedTypes.has(type)) return
        const semantic = types?.of(cui)
        const kind = types ? (semantic ? kindOfType(semantic) : null) : 'condition'
        if (!kind) return
        if (cui === '' || text === '') return report.skip(file.path, number, 'has no CUI or no name')
        if (!types) {
          const told = kindBySource[source] ?? (source === 'SNOMEDCT_US' && snomedKind.test(text) ? 'condition' : null)
          if (told && !kinds.has(cui)) kinds.set(cui, told)
        }
        const draft = draftOf(drafts, cui, kind)
        if (semantic) {
          const own = classOfType(semantic)
          if (own) draft.class = own
        }
        report.keep(file.path)
        draft.terms.push(text)
        const system = systems[source]
        const rank = typeRank[type] ?? 4
        if (cells[6] === 'Y' && cells[2] === 'P' && cells[4] === 'PF' && draft.name === '') draft.name = text
        if (!system) return
        const code = system === 'icd-10-cm' ? dotted(cells[13]!) : cells[13]!
        if (!isCodeOf(system, code)) return
        const known = ranks.get(draft) ?? new Map<string, number>()
        ranks.set(draft, known)
        if ((known.get(system) ?? 9) <= rank) return
        known.set(system, rank)
        const at = draft.codes.findIndex((one) => one.system === system)
        if (at === -1) addCode(draft, system, code)
        else draft.codes[at] = { system, code }
      },
      (line) => line.startsWith('ENG|', line.indexOf('|') + 1),
    )
  for (const [cui, draft] of drafts) {
    const kind = types ? draft.kind : kinds.get(cui)
    if (draft.codes.length === 0 || !kind) drafts.delete(cui)
    else if (kind !== draft.kind) drafts.set(cui, { ...draft, kind })
  }
  return drafts
}
