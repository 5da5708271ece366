/** SNOMED CT in RF2, snapshot: descriptions, and where they are given concepts, is-a, language and the map to ICD-10-CM. */
import { cleanTerm } from './clean-term.ts'
import { classOfCode, isCodeOf } from './code-systems.ts'
import { eachNamedRow } from './read-lines.ts'
import { addCode, type Drafts, draftOf, type MentionKind, type Report, type SourceFile } from './source.ts'

const fullName = '900000000000003001'
const synonym = '900000000000013009'
const caseInsensitive = '900000000000448009'
const preferred = '900000000000548007'
const us = '900000000000509007'
const isA = '116680003'
const icd10cmMap = '6011000124106'

const kindByTag: Readonly<Record<string, MentionKind>> = {
  disorder: 'condition',
  finding: 'condition',
  'medicinal product': 'medication',
  substance: 'medication',
}
// the tops of the hierarchies, for concepts whose full name has no tag that we know
const kindByRoot: ReadonlyMap<string, MentionKind> = new Map([
  ['404684003', 'condition'], // clinical finding
  ['763158003', 'medication'], // medicinal product
])

export interface SnomedFiles {
  readonly concepts: readonly SourceFile[]
  readonly descriptions: readonly SourceFile[]
  readonly relationships: readonly SourceFile[]
  readonly languages: readonly SourceFile[]
  readonly maps: readonly SourceFile[]
}

/** Reads disorders, findings and drugs. With the map at hand, a finding counts only when it maps to ICD-10-CM. */
export async function readSnomed(files: SnomedFiles, report: Report): Promise<Drafts> {
  const active = await activeConcepts(files.concepts, report)
  const parents = await parentsOf(files.relationships, report)
  const acceptable = await acceptabilities(files.languages, report)
  const targets = await mapTargets(files.maps, report)
  const tags = new Map<string, string>()
  const names: Drafts = new Map()
  for (const file of files.descriptions)
    await eachNamedRow(
      file,
      report,
      ['id', 'active', 'conceptId', 'languageCode', 'typeId', 'term'],
      (cell, number) => {
        if (cell('active') !== '1' || cell('languageCode') !== 'en') return
        const concept = cell('conceptId')
        if (active && !active.has(concept)) return
        if (!isCodeOf('snomed', concept)) return report.skip(file.path, number, 'has no concept identifier')
        const type = cell('typeId')
        let term = cell('term')
        if (cell('caseSignificanceId') === caseInsensitive) term = term.charAt(0).toLowerCase() + term.slice(1)
        if (type === fullName) {
          const tag = /\(([^()]+)\)$/.exec(term)?.[1] ?? ''
          tags.set(concept, tag)
          const draft = draftOf(names, concept, 'condition')
          draft.terms.push(cleanTerm(term))
          report.keep(file.path)
        } else if (type === synonym) {
          const standing = acceptable?.get(cell('id'))
          if (acceptable && standing === undefined) return
          const draft = draftOf(names, concept, 'condition')
          draft.terms.push(term)
          if (standing === preferred) draft.name = term
          report.keep(file.path)
        }
      },
    )
  const drafts: Drafts = new Map()
  for (const [concept, { name, terms }] of names) {
    const tag = tags.get(concept) ?? ''
    const kind = kindByTag[tag] ?? kindByHierarchy(concept, parents)
    if (!kind) continue
    const target = targets?.get(concept)
    if (tag === 'finding' && targets && !target) continue
    const draft = draftOf(drafts, concept, kind)
    draft.name = name
    draft.terms.push(...terms)
    addCode(draft, 'snomed', concept)
    if (kind !== 'condition') continue
    if (target) addCode(draft, 'icd-10-cm', target.code)
    draft.class = target ? classOfCode(target.code) : tag === 'finding' ? 'sign' : 'acute'
  }
  return drafts
}

async function activeConcepts(files: readonly SourceFile[], report: Report): Promise<Set<string> | null> {
  if (files.length === 0) return null
  const active = new Set<string>()
  for (const file of files)
    await eachNamedRow(file, report, ['id', 'active', 'definitionStatusId'], (cell) => {
      if (cell('active') !== '1') return
      active.add(cell('id'))
      report.keep(file.path)
    })
  return active
}

async function parentsOf(files: readonly SourceFile[], report: Report): Promise<Map<string, string[]>> {
  const parents = new Map<string, string[]>()
  for (const file of files)
    await eachNamedRow(file, report, ['active', 'sourceId', 'destinationId', 'typeId'], (cell) => {
      if (cell('active') !== '1' || cell('typeId') !== isA) return
      report.keep(file.path)
      const known = parents.get(cell('sourceId'))
      if (known) known.push(cell('destinationId'))
      else parents.set(cell('sourceId'), [cell('destinationId')])
    })
  return parents
}

function kindByHierarchy(concept: string, parents: ReadonlyMap<string, readonly string[]>): MentionKind | null {
  const seen = new Set<string>()
  const queue = [concept]
  for (const at of queue) {
    const kind = kindByRoot.get(at)
    if (kind) return kind
    for (const parent of parents.get(at) ?? [])
      if (!seen.has(parent)) {
        seen.add(parent)
        queue.push(parent)
      }
  }
  return null
}

/** Description to acceptability: in American English where the file has it, else in what it has. */
async function acceptabilities(files: readonly SourceFile[], report: Report): Promise<Map<string, string> | null> {
  if (files.length === 0) return null
  const american = new Map<string, string>()
  const others = new Map<string, string>()
  for (const file of files)
    await eachNamedRow(file, report, ['active', 'refsetId', 'referencedComponentId', 'acceptabilityId'], (cell) => {
      if (cell('active') !== '1') return
      const into = cell('refsetId') === us ? american : others
      into.set(cell('referencedComponentId'), cell('acceptabilityId'))
      report.keep(file.path)
    })
  return american.size > 0 ? american : others
}

/** The code of a concept that holds without knowing more: first group, rule TRUE or OTHERWISE TRUE, a whole code. */
async function mapTargets(
  files: readonly SourceFile[],
  report: Report,
): Promise<Map<string, { code: string; priority: number }> | null> {
  if (files.length === 0) return null
  const targets = new Map<string, { code: string; priority: number }>()
  const wanted = ['active', 'refsetId', 'referencedComponentId', 'mapGroup', 'mapPriority', 'mapRule', 'mapTarget']
  for (const file of files)
    await eachNamedRow(file, report, wanted, (cell) => {
      if (cell('active') !== '1' || cell('refsetId') !== icd10cmMap || cell('mapGroup') !== '1') return
      if (cell('mapRule') !== 'TRUE' && cell('mapRule') !== 'OTHERWISE TRUE') return
      const code = cell('mapTarget')
      if (!isCodeOf('icd-10-cm', code)) return
      const concept = cell('referencedComponentId')
      const priority = Number(cell('mapPriority'))
      const before = targets.get(concept)
      if (before && before.priority <= priority) return
      targets.set(concept, { code, priority })
      report.keep(file.path)
    })
  return targets
}
