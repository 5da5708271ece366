/** FHIR terminology as JSON: CodeSystem, ValueSet (composed or expanded), ConceptMap, or a Bundle of these. */
import { LexiconError } from '../../errors.ts'
import { classOfCode, isCodeOf, kindOfSystem, systemOf } from './code-systems.ts'
import { eachLine } from './read-lines.ts'
import { addCode, type Draft, type Drafts, draftOf, type MentionKind, type Report, type SourceFile } from './source.ts'

interface Coded {
  readonly code?: string
  readonly display?: string
  readonly system?: string
  readonly designation?: readonly { readonly value?: string; readonly language?: string }[]
  readonly concept?: readonly Coded[]
  readonly contains?: readonly Coded[]
}

interface MapElement extends Coded {
  readonly target?: readonly (Coded & { readonly equivalence?: string; readonly relationship?: string })[]
}

interface Resource {
  readonly resourceType?: string
  readonly id?: string
  readonly url?: string
  readonly concept?: readonly Coded[]
  readonly compose?: { readonly include?: readonly { readonly system?: string; readonly concept?: readonly Coded[] }[] }
  readonly expansion?: { readonly contains?: readonly Coded[] }
  readonly group?: readonly {
    readonly source?: string
    readonly target?: string
    readonly element?: readonly MapElement[]
  }[]
  readonly entry?: readonly { readonly resource?: Resource }[]
}

// R4 says equivalence, R5 relationship; a wider or narrower code is another concept's.
const sameMeaning = new Set(['equal', 'equivalent', 'relatedto'])

/** Reads coded concepts and the maps between them. `kind` is what codes of a system of one's own mean. */
export async function readFhir(
  files: readonly SourceFile[],
  report: Report,
  kind: MentionKind | null,
): Promise<Drafts> {
  const drafts: Drafts = new Map()
  const maps: [SourceFile, Resource][] = []
  for (const file of files)
    for (const resource of resourcesOf(await parse(file, report))) {
      const add = (system: string | undefined, coded: Coded): void =>
        addConcept({ drafts, file, report, kind }, system ?? coded.system, coded)
      switch (resource.resourceType) {
        case 'CodeSystem':
          for (const coded of walk(resource.concept, 'concept')) add(resource.url, coded)
          break
        case 'ValueSet':
          for (const include of resource.compose?.include ?? [])
            for (const coded of include.concept ?? []) add(include.system, coded)
          for (const coded of walk(resource.expansion?.contains, 'contains')) add(undefined, coded)
          break
        case 'ConceptMap':
          maps.push([file, resource])
          break
        default:
          report.skip(file.path, 1, `a ${resource.resourceType ?? 'thing without resourceType'} holds no codes`)
      }
    }
  for (const [file, map] of maps) joinCodes(map, { drafts, file, report, kind })
  return drafts
}

async function parse(file: SourceFile, report: Report): Promise<Resource> {
  const lines: string[] = []
  await eachLine(file, report, (line) => void lines.push(line))
  try {
    return JSON.parse(lines.join('\n')) as Resource
  } catch (error) {
    const position = /position (\d+)/.exec((error as Error).message)?.[1]
    const line = position ? lines.join('\n').slice(0, Number(position)).split('\n').length : lines.length
    throw new LexiconError('lexicon/bad-source', `${file.path}:${line}: is no valid JSON: is it cut off?`)
  }
}

function* resourcesOf(resource: Resource): Generator<Resource> {
  if (resource.resourceType !== 'Bundle') yield resource
  else for (const { resource: inner } of resource.entry ?? []) if (inner) yield* resourcesOf(inner)
}

function* walk(concepts: readonly Coded[] | undefined, children: 'concept' | 'contains'): Generator<Coded> {
  for (const concept of concepts ?? []) {
    yield concept
    yield* walk(concept[children], children)
  }
}

interface Into {
  readonly drafts: Drafts
  readonly file: SourceFile
  readonly report: Report
  readonly kind: MentionKind | null
}

function addConcept({ drafts, file, report, kind }: Into, given: string | undefined, coded: Coded): void {
  const system = systemOf(given ?? '')
  const own = kind ?? (system === null ? null : kindOfSystem(system))
  if (system === null || own === null) {
    report.skip(file.path, 1, `"${given ?? ''}" is no code system that says what its codes are: give --kind`)
    return
  }
  if (!coded.code || !coded.display) return
  if (!isCodeOf(system, coded.code)) {
    report.skip(file.path, 1, `"${coded.code}" is no code of ${system}`)
    return
  }
  const draft = draftOf(drafts, `${system} ${coded.code}`, own)
  draft.name ||= coded.display
  draft.terms.push(coded.display)
  for (const { value, language } of coded.designation ?? [])
    if (value && (language === undefined || language.startsWith('en'))) draft.terms.push(value)
  addCode(draft, system, coded.code)
  if (system === 'icd-10-cm') draft.class = classOfCode(coded.code)
  report.keep(file.path)
}

function joinCodes(map: Resource, into: Into): void {
  for (const group of map.group ?? []) {
    const source = systemOf(group.source ?? '')
    const target = systemOf(group.target ?? '')
    if (source === null || target === null) {
      into.report.skip(into.file.path, 1, 'a ConceptMap group has no known source and target')
      continue
    }
    for (const element of group.element ?? []) {
      const same = element.target?.find((one) => sameMeaning.has(one.equivalence ?? one.relationship ?? 'equivalent'))
      if (!element.code || !same?.code || !isCodeOf(target, same.code)) continue
      if (!into.drafts.has(`${source} ${element.code}`)) addConcept(into, group.source, element)
      const draft: Draft | undefined = into.drafts.get(`${source} ${element.code}`)
      if (!draft) continue
      addCode(draft, target, same.code)
      if (target === 'icd-10-cm') draft.class = classOfCode(same.code)
      into.report.keep(into.file.path)
    }
  }
}
