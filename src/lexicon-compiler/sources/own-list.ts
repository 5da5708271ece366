/** One's own list as CSV or TSV: `surface, system, code, display[, kind, unit, flags]`. Every slip is told; none is skipped. */
import { classOfCode, isCodeOf, kindOfSystem, systemOf } from './code-systems.ts'
import { eachRecord } from './read-csv.ts'
import { addCode, type Drafts, draftOf, type MentionKind, type Report, type SourceFile } from './source.ts'

const kinds: ReadonlySet<string> = new Set(['condition', 'medication', 'observation'])
const marks: Readonly<Record<string, string>> = { ambiguous: '?', '?': '?', case: '^', 'exact-case': '^', '^': '^' }

/** Reads one concept for each kind and display. Surfaces may carry the marks of our tables ("PASC^"), or flags say them. */
export async function readOwnList(files: readonly SourceFile[], report: Report): Promise<Drafts> {
  const drafts: Drafts = new Map()
  const seen = new Map<string, string>()
  const surfaces = new Map<string, { readonly place: string; readonly key: string; readonly ambiguous: boolean }>()
  for (const file of files)
    await eachRecord(file, report, ['surface', 'system', 'code', 'display'], (cell, line) => {
      const slip = (what: string): void => report.skip(file.path, line, what)
      const place = `${file.path}:${line}`
      const surface = cell('surface')
      if (surface === '') return slip('"surface" is empty')
      const system = systemOf(cell('system'))
      if (system === null) return slip(`"${cell('system')}" is no code system: icd10cm, snomed, rxnorm, loinc or a URI`)
      const code = cell('code')
      if (!isCodeOf(system, code)) return slip(`"${code}" is no code of ${system}`)
      const given = cell('kind')
      if (given !== '' && !kinds.has(given)) return slip(`"${given}" is no kind: condition, medication or observation`)
      const kind = (given || kindOfSystem(system)) as MentionKind | null
      if (!kind) return slip('"kind" is needed for a system of your own')
      const flags = cell('flags')
        .split(/[\s;|]+/)
        .filter(Boolean)
      const unknown = flags.find((flag) => marks[flag] === undefined)
      if (unknown !== undefined) return slip(`"${unknown}" is no flag: ambiguous or case`)
      const term = `${surface}${[...new Set(flags.map((flag) => marks[flag]))].join('')}`
      const display = cell('display') || surface.replace(/[\^?]+$/, '')
      const key = `${kind} ${display.toLowerCase()}`
      const row = `${key}\t${surface.toLowerCase()}\t${system}\t${code}`
      const twin = seen.get(row)
      if (twin !== undefined) return slip(`says the same as ${twin}`)
      seen.set(row, place)
      const bare = `${kind} ${term.replace(/[\^?]+$/, '').toLowerCase()}`
      const ambiguous = /\?[\^?]*$/.test(term)
      const other = surfaces.get(bare)
      if (other && other.key !== key && !(other.ambiguous && ambiguous))
        return slip(`"${surface}" means something else in ${other.place}; flag both as ambiguous if both are meant`)
      surfaces.set(bare, { place, key, ambiguous })
      const draft = draftOf(drafts, key, kind)
      const before = draft.codes.find((one) => one.system === system)
      if (before && before.code !== code) return slip(`"${display}" has the code ${before.code} of ${system} already`)
      draft.name ||= display
      if (!draft.terms.includes(term)) draft.terms.push(term)
      addCode(draft, system, code)
      if (system === 'icd-10-cm') draft.class = classOfCode(code)
      const unit = cell('unit')
      if (unit !== '') draft.units = [...new Set([...(draft.units ?? []), unit])]
      report.keep(file.path)
    })
  return drafts
}
