/** OMOP vocabularies of Athena: CONCEPT.csv with CONCEPT_SYNONYM.csv and CONCEPT_RELATIONSHIP.csv, tab-separated. */
import { cleanTerm } from './clean-term.ts'
import { classOfCode, isCodeOf } from './code-systems.ts'
import { eachNamedRow } from './read-lines.ts'
import { addCode, type Draft, type Drafts, draftOf, type MentionKind, type Report, type SourceFile } from './source.ts'

const english = '4180186'
const systems: Readonly<Record<string, string>> = {
  ICD10CM: 'icd-10-cm',
  SNOMED: 'snomed',
  RxNorm: 'rxnorm',
  LOINC: 'loinc',
}
const kinds: Readonly<Record<string, MentionKind>> = {
  Condition: 'condition',
  Drug: 'medication',
  Measurement: 'observation',
}
const drugClasses = new Set(['Ingredient', 'Precise Ingredient', 'Multiple Ingredients', 'Brand Name'])

/** Reads conditions (ICD-10-CM, SNOMED CT), ingredients and brands (RxNorm) and measurements (LOINC); "Maps to" joins codes. */
export async function readOmop(
  files: {
    readonly concepts: readonly SourceFile[]
    readonly synonyms: readonly SourceFile[]
    readonly relationships: readonly SourceFile[]
  },
  report: Report,
): Promise<Drafts> {
  const drafts: Drafts = new Map()
  const brands = new Set<string>()
  const columns = [
    'concept_id',
    'concept_name',
    'domain_id',
    'vocabulary_id',
    'concept_class_id',
    'concept_code',
    'invalid_reason',
  ]
  for (const file of files.concepts)
    await eachNamedRow(file, report, columns, (cell, number) => {
      const system = systems[cell('vocabulary_id')]
      const kind = kinds[cell('domain_id')]
      if (!system || !kind || cell('invalid_reason') !== '') return
      if ((kind === 'medication') !== (system === 'rxnorm') || (kind === 'observation') !== (system === 'loinc')) return
      if (kind === 'medication' && !drugClasses.has(cell('concept_class_id'))) return
      // categories of ICD-10-CM can't be billed
      if (system === 'icd-10-cm' && !/billing code$/i.test(cell('concept_class_id'))) return
      const code = cell('concept_code')
      if (!isCodeOf(system, code)) return report.skip(file.path, number, `has no code of ${system}`)
      const id = cell('concept_id')
      const draft = draftOf(drafts, id, kind)
      draft.name = cell('concept_name')
      draft.terms.push(draft.name)
      addCode(draft, system, code)
      if (kind === 'condition') draft.class = system === 'icd-10-cm' ? classOfCode(code) : 'acute'
      if (cell('concept_class_id') === 'Multiple Ingredients') draft.type = 'combination'
      if (cell('concept_class_id') === 'Brand Name') brands.add(id)
      report.keep(file.path)
    })
  for (const file of files.synonyms)
    await eachNamedRow(file, report, ['concept_id', 'concept_synonym_name', 'language_concept_id'], (cell) => {
      const draft = drafts.get(cell('concept_id'))
      if (!draft || cell('language_concept_id') !== english) return
      draft.terms.push(cell('concept_synonym_name'))
      report.keep(file.path)
    })
  const mapsTo: [string, string][] = []
  for (const file of files.relationships)
    await eachNamedRow(file, report, ['concept_id_1', 'concept_id_2', 'relationship_id', 'invalid_reason'], (cell) => {
      const one = drafts.get(cell('concept_id_1'))
      const other = drafts.get(cell('concept_id_2'))
      if (!one || !other || one === other || cell('invalid_reason') !== '') return
      report.keep(file.path)
      if (cell('relationship_id') === 'Maps to') mapsTo.push([cell('concept_id_1'), cell('concept_id_2')])
      if (cell('relationship_id') === 'Tradename of' && brands.has(cell('concept_id_1'))) {
        other.terms.push(...one.terms)
        drafts.delete(cell('concept_id_1'))
      }
    })
  joinCodes(mapsTo, drafts)
  return drafts
}

/** ICD-10-CM maps to SNOMED CT: the one gets the other's code, and the way back where only one code or one name fits. */
function joinCodes(mapsTo: readonly (readonly [string, string])[], drafts: Drafts): void {
  const back = new Map<Draft, Draft[]>()
  const there = new Map<Draft, Draft[]>()
  for (const [from, to] of mapsTo) {
    const one = drafts.get(from)
    const other = drafts.get(to)
    if (!one || !other || one.codes[0]?.system !== 'icd-10-cm' || other.codes[0]?.system !== 'snomed') continue
    back.set(other, [...(back.get(other) ?? []), one])
    there.set(one, [...(there.get(one) ?? []), other])
  }
  for (const [snomed, icds] of back) {
    const name = cleanTerm(snomed.name).toLowerCase()
    const same = icds.length === 1 ? icds[0] : icds.find((icd) => cleanTerm(icd.name).toLowerCase() === name)
    if (!same) continue
    const { code } = same.codes[0]!
    addCode(snomed, 'icd-10-cm', code)
    snomed.class = classOfCode(code)
  }
  for (const [icd, snomeds] of there)
    if (snomeds.length === 1) addCode(icd, 'snomed', snomeds[0]!.codes.find(({ system }) => system === 'snomed')!.code)
}
