/** The invented samples of fixtures/lexicon-sources as sources, and texts as sources. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Lexicon, readLexicon } from '../../../src/lexicon/index.ts'
import {
  buildLexicon,
  createReport,
  entryOf,
  type FormatName,
  formatOf,
  type KnownSource,
  type Report,
  type SourceFile,
} from '../../../src/lexicon-compiler/index.ts'

const root = resolve(import.meta.dirname, '../../../fixtures/lexicon-sources')

/** A text as a file of that name, handed out line by line. */
export function textFile(path: string, text: string): SourceFile {
  return {
    path,
    async *lines() {
      const lines = text.split('\n')
      if (lines.at(-1) === '') lines.pop()
      yield* lines
    },
  }
}

/** A text as a source; its format is recognised unless it is said. */
export function source(path: string, text: string, format?: FormatName): KnownSource {
  const found = format ?? formatOf(path, text.split('\n').slice(0, 40))
  if (!found) throw new Error(`${path} is not recognised`)
  return { file: textFile(path, text), format: found }
}

/** The samples of one folder, those whose name holds one of `only`. */
export function samples(folder: string, only: readonly string[] = ['']): KnownSource[] {
  return readdirSync(join(root, folder))
    .filter((name) => only.some((part) => name.includes(part)))
    .map((name) => source(name, readFileSync(join(root, folder, name), 'utf8')))
}

export interface Result {
  readonly lexicon: Lexicon
  readonly report: Report
  readonly bytes: Uint8Array
}

export async function build(
  sources: readonly KnownSource[],
  options: { readonly base?: Lexicon; readonly keepGoing?: boolean; readonly kind?: 'condition' } = {},
): Promise<Result> {
  const report = createReport()
  const { bytes } = await buildLexicon({ language: 'en', sources, ...options }, report)
  return { lexicon: readLexicon(bytes), report, bytes }
}

/** What a term means as it is written: "condition florbitis icd-10-cm:K98.9 snomed:900000101", a line a meaning. */
export function meanings(lexicon: Lexicon, term: string): string[] {
  const entry = entryOf(lexicon, term)
  const senses = entry === 0 ? [] : lexicon.senses(entry).filter(({ form }) => form === null || form === term)
  return senses.map((sense) => {
    const concept = lexicon.concept(sense.concept)
    const codes = 'codes' in concept ? concept.codes.map(({ system, code }) => ` ${system}:${code}`) : []
    return `${concept.kind} ${concept.name}${codes.sort().join('')}`
  })
}
