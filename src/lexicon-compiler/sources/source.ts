/** What an importer reads and what it makes: files as lines, drafts of concepts, a report of what was left out. */
import type { Code } from '../../note/index.ts'

/** A file to import: opened again each time its lines are asked for; nothing of it is kept. */
export interface SourceFile {
  /** As it is named in messages: `rrf/RXNCONSO.RRF`. */
  readonly path: string
  lines(): AsyncIterable<string>
  /** SHA-256 of the content, known when all lines were read; without it, the result is digested. */
  digest?(): string
}

export type MentionKind = 'condition' | 'medication' | 'observation'

/** A concept in the making: one code a system, terms as the source writes them, the rest where the source says it. */
export interface Draft {
  readonly kind: MentionKind
  name: string
  readonly codes: Code[]
  readonly terms: string[]
  class?: string
  type?: string
  units?: string[]
  category?: string
  values?: string[]
  specimens?: Record<string, Code>
}

/** Drafts by the source's own identifier, in order of their first row. */
export type Drafts = Map<string, Draft>

/** The draft of that key, made when there is none. */
export function draftOf(drafts: Drafts, key: string, kind: MentionKind): Draft {
  let draft = drafts.get(key)
  if (!draft) {
    draft = { kind, name: '', codes: [], terms: [] }
    drafts.set(key, draft)
  }
  return draft
}

/** Adds a code unless the system has one. */
export function addCode(draft: Draft, system: string, code: string): void {
  if (!draft.codes.some((one) => one.system === system)) draft.codes.push({ system, code })
}

/** What happened to one file. */
export interface FileCount {
  lines: number
  kept: number
  skipped: number
}

/** Collects what was skipped, and tells how far a file has been read. */
export interface Report {
  /** A line that can't be used: counted, and the first of a file kept as `file:line: what`. */
  skip(path: string, line: number, what: string): void
  keep(path: string): void
  reading(path: string, line: number): void
  readonly problems: readonly string[]
  readonly counts: ReadonlyMap<string, FileCount>
}

// So many slips of one file are told in full; more would hide the next file's.
const toldPerFile = 20

export function createReport(progress: (path: string, line: number) => void = () => undefined): Report {
  const problems: string[] = []
  const counts = new Map<string, FileCount>()
  const count = (path: string): FileCount => {
    let one = counts.get(path)
    if (!one) counts.set(path, (one = { lines: 0, kept: 0, skipped: 0 }))
    return one
  }
  return {
    problems,
    counts,
    skip(path, line, what) {
      const one = count(path)
      one.skipped++
      if (one.skipped <= toldPerFile) problems.push(`${path}:${line}: ${what}`)
      else if (one.skipped === toldPerFile + 1) problems.push(`${path}: more such lines are counted at the end`)
    },
    keep: (path) => void count(path).kept++,
    reading(path, line) {
      count(path).lines = line
      progress(path, line)
    },
  }
}
