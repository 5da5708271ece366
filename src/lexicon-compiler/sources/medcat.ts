/** MedCAT concept tables: cui, name (several joined by |), ontologies, name_status, type_ids, description. */
import { classOfCode, dotted, isCodeOf, umls } from './code-systems.ts'
import { eachRecord } from './read-csv.ts'
import { classOfType, kindOfType } from './semantic-types.ts'
import { addCode, type Drafts, draftOf, type MentionKind, type Report, type SourceFile } from './source.ts'

/** Reads concepts by cui, which may be a CUI of UMLS, a SNOMED CT concept or an ICD-10-CM code. */
export async function readMedcat(
  files: readonly SourceFile[],
  report: Report,
  kind: MentionKind | null,
): Promise<Drafts> {
  const drafts: Drafts = new Map()
  for (const file of files)
    await eachRecord(file, report, ['cui', 'name'], (cell, number) => {
      const cui = cell('cui')
      const [system, code] = codeOf(cui)
      if (system === null) return report.skip(file.path, number, `"${cui}" is no concept that we know`)
      const types = cell('type_ids').split('|').filter(Boolean)
      const own =
        kind ??
        types.map(kindOfType).find(Boolean) ??
        (types.some((type) => /^T\d{3}$/.test(type)) ? null : 'condition')
      if (!own) return
      const names = cell('name')
        .split('|')
        .map((name) => name.trim())
        .filter(Boolean)
      if (names.length === 0) return report.skip(file.path, number, 'has no name')
      const draft = draftOf(drafts, cui, own)
      if (cell('name_status') === 'P' || draft.name === '') draft.name = names[0]!
      draft.terms.push(...names)
      const conditionClass = system === 'icd-10-cm' ? classOfCode(code) : types.map(classOfType).find(Boolean)
      if (conditionClass) draft.class = conditionClass
      addCode(draft, system, code)
      report.keep(file.path)
    })
  return drafts
}

function codeOf(cui: string): [string | null, string] {
  if (/^C\d{7}$/.test(cui)) return [umls, cui]
  if (/^S-\d+$/.test(cui)) return ['snomed', cui.slice(2)]
  if (isCodeOf('snomed', cui)) return ['snomed', cui]
  if (isCodeOf('icd-10-cm', dotted(cui))) return ['icd-10-cm', dotted(cui)]
  return [null, cui]
}
