/** `lexicon build`: our tables, own lists and terminologies into one lexicon, over a base or over none. */

import { LexiconError } from '../../errors.ts'
import { conceptKinds, type Lexicon, readLexicon } from '../../lexicon/index.ts'
import { compileTables } from '../compile.ts'
import { textDigest } from '../digest.ts'
import { emptyLexicon } from '../empty-lexicon.ts'
import { mergeLexicons } from '../merge.ts'
import type { TableFile } from '../read-table.ts'
import { writeLexicon } from '../write.ts'
import { compileDrafts } from './compile-drafts.ts'
import { type KnownSource, readSources } from './read-sources.ts'
import type { MentionKind, Report } from './source.ts'

export interface BuildOptions {
  readonly language: string
  /** Tables of our own format: a folder like lexicons/en. */
  readonly tables?: readonly TableFile[]
  readonly sources?: readonly KnownSource[]
  /** What the new lexicon stands on; null for nothing. */
  readonly base?: Lexicon | null
  /** What codes mean where a source doesn't say. */
  readonly kind?: MentionKind | null
  /** Leave out what is wrong with tables and own lists, instead of refusing them. */
  readonly keepGoing?: boolean
}

export interface Built {
  readonly bytes: Uint8Array
  readonly counts: Readonly<Record<string, number>>
  readonly problems: readonly string[]
}

/**
 * Builds a lexicon. Terms of tables and own lists win over the base's; terms of terminologies fill its gaps.
 *
 * @throws LexiconError when a table or own list has a slip, a file lacks its columns, or nothing of a file can be used.
 */
export async function buildLexicon(options: BuildOptions, report: Report): Promise<Built> {
  const { language, tables = [], sources = [], base = null, kind = null, keepGoing = false } = options
  const compiled = tables.length > 0 ? compileTables(language, tables, { keepGoing }) : null
  if (sources.length === 0 && compiled && !base) return compiled
  const drafts = await readSources(sources, report, kind)
  refuse(sources, report, keepGoing)
  const problems = [...(compiled?.problems ?? [])]
  const slips: string[] = []
  const lists = sources.map(({ file }) => file.digest?.() ?? null)
  const digest = lists.includes(null) || lists.length === 0 ? null : digestOf(lists as string[])
  const own = compileDrafts(language, { own: drafts.own, imported: [] }, digest, slips)
  if (slips.length > 0 && !keepGoing)
    throw new LexiconError('lexicon/bad-source', `The own lists have ${slips.length} problem(s).`, slips)
  problems.push(...slips)
  let lexicon: Lexicon = base ?? emptyLexicon(language)
  if (drafts.imported.length > 0)
    lexicon = mergeLexicons(lexicon, compileDrafts(language, { own: [], imported: drafts.imported }, digest, problems))
  if (compiled) lexicon = mergeLexicons(lexicon, readLexicon(compiled.bytes))
  if (drafts.own.length > 0) lexicon = mergeLexicons(lexicon, own)
  const counts = orderedCounts(lexicon.header.counts)
  return {
    bytes: writeLexicon({ language, digest: lexicon.header.digest, counts }, lexicon.columns),
    counts,
    problems,
  }
}

function digestOf(digests: readonly string[]): string {
  return textDigest([...digests].sort().join('\n'))
}

function orderedCounts(counts: Readonly<Record<string, number>>): Record<string, number> {
  const ordered: Record<string, number> = {}
  for (const name of [...conceptKinds, 'terms', 'written']) if (counts[name]) ordered[name] = counts[name]
  return ordered
}

/** Own lists with slips, files of which nothing can be used, and files most of whose lines are broken. */
function refuse(sources: readonly KnownSource[], report: Report, keepGoing: boolean): void {
  const refused: string[] = []
  for (const { file, format } of sources) {
    const { lines, kept, skipped } = report.counts.get(file.path) ?? { lines: 0, kept: 0, skipped: 0 }
    if (lines === 0) refused.push(`${file.path}: is empty`)
    else if (format === 'list' && skipped > 0 && !keepGoing) refused.push(`${file.path}: ${skipped} line(s) are wrong`)
    else if (skipped * 2 > lines) refused.push(`${file.path}: ${skipped} of ${lines} lines can't be read as ${format}`)
    else if (kept === 0 && bringsConcepts.has(format)) refused.push(`${file.path}: no line can be used as ${format}`)
  }
  if (refused.length === 0) return
  throw new LexiconError('lexicon/bad-source', 'No lexicon was written: mend the sources and build again.', [
    ...report.problems,
    ...refused,
  ])
}

// The other files only add to what these bring.
const bringsConcepts: ReadonlySet<string> = new Set([
  'list',
  'rxnconso',
  'mrconso',
  'rf2-description',
  'loinc',
  'icd-order',
  'icd-tabular',
  'omop-concept',
  'fhir',
  'obo',
  'bsv',
  'medcat',
])
