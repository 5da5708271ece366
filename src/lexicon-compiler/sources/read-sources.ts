/** All sources of one build, by format: files that belong together are read together. */
import { readBsv } from './bsv.ts'
import { readFhir } from './fhir.ts'
import type { FormatName } from './formats.ts'
import { readIcdOrder } from './icd-order.ts'
import { readIcdTabular } from './icd-tabular.ts'
import { readLoinc } from './loinc.ts'
import { readMedcat } from './medcat.ts'
import { readObo } from './obo.ts'
import { readOmop } from './omop.ts'
import { readOwnList } from './own-list.ts'
import { readRxNorm } from './rxnorm.ts'
import { readSnomed } from './snomed.ts'
import type { Draft, Drafts, MentionKind, Report, SourceFile } from './source.ts'
import { readUmls } from './umls.ts'

/** A source whose format is known. */
export interface KnownSource {
  readonly file: SourceFile
  readonly format: FormatName
}

/** The drafts of lists of one's own, and those of terminologies, the most trustworthy first. */
export interface AllDrafts {
  readonly own: readonly Draft[]
  readonly imported: readonly Draft[]
}

/** Reads everything. `kind` is what the codes mean where a source doesn't say. */
export async function readSources(
  sources: readonly KnownSource[],
  report: Report,
  kind: MentionKind | null = null,
): Promise<AllDrafts> {
  // the order in which sources are named on the command line is no part of the result
  const of = (format: FormatName): SourceFile[] =>
    sources
      .filter((source) => source.format === format)
      .map(({ file }) => file)
      .sort((a, b) => (a.path < b.path ? -1 : 1))
  const imported: Draft[] = []
  const add = async (drafts: Promise<Drafts>): Promise<void> => {
    for (const draft of (await drafts).values()) imported.push(draft)
  }
  // the order file and the tabular list speak of the same codes
  await add(readIcdTabular(of('icd-tabular'), report, await readIcdOrder(of('icd-order'), report)))
  await add(
    readSnomed(
      {
        concepts: of('rf2-concept'),
        descriptions: of('rf2-description'),
        relationships: of('rf2-relationship'),
        languages: of('rf2-language'),
        maps: of('rf2-map'),
      },
      report,
    ),
  )
  await add(readRxNorm({ rxnconso: of('rxnconso'), rxnrel: of('rxnrel') }, report))
  await add(readLoinc(of('loinc'), report))
  await add(
    readOmop(
      { concepts: of('omop-concept'), synonyms: of('omop-synonym'), relationships: of('omop-relationship') },
      report,
    ),
  )
  await add(readUmls({ mrconso: of('mrconso'), mrsty: of('mrsty') }, report))
  await add(readFhir(of('fhir'), report, kind))
  await add(readObo(of('obo'), report))
  await add(readMedcat(of('medcat'), report, kind))
  await add(readBsv(of('bsv'), report, kind))
  return { own: [...(await readOwnList(of('list'), report)).values()], imported }
}
