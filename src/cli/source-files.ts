/** The sources named on a command line: folders of our tables, terminology files, folders of these; opened as lines. */
import { createHash } from 'node:crypto'
import { closeSync, createReadStream, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import { LexiconError } from '../errors.ts'
import {
  type FormatName,
  formatOf,
  type KnownSource,
  type SourceFile,
  type TableFile,
  tableOf,
} from '../lexicon-compiler/index.ts'
import { readTables } from './read-tables.ts'

export interface NamedSources {
  readonly tables: readonly TableFile[]
  readonly sources: readonly KnownSource[]
}

/**
 * Finds out what each path is: a folder of tables, a folder with terminology files in it, or a file.
 *
 * @throws LexiconError when one is missing, or nothing that can be read as a lexicon.
 */
export function namedSources(paths: readonly string[], format?: FormatName): NamedSources {
  const tables: TableFile[] = []
  const sources: KnownSource[] = []
  const problems: string[] = []
  for (const path of [...new Set(paths)]) {
    const stat = statSync(path, { throwIfNoEntry: false })
    if (!stat) problems.push(`${path}: no such file or folder, and so no folder with .tsv tables.`)
    else if (!stat.isDirectory()) {
      const found = sourceOf(path, format)
      if (typeof found === 'string') problems.push(found)
      else sources.push(found)
    } else if (holdsTables(path)) tables.push(...readTables(path))
    else {
      const inside = filesBelow(path).flatMap((file) => {
        const found = sourceOf(file, undefined)
        return typeof found === 'string' ? [] : [found]
      })
      if (inside.length === 0) problems.push(`${path}: no terminology that we know, and no folder with .tsv tables.`)
      sources.push(...inside)
    }
  }
  if (problems.length > 0) throw new LexiconError('lexicon/bad-source', problems[0]!, problems.slice(1))
  return { tables, sources }
}

/** Does the folder hold tables of ours, and not only lists with a header of their own? */
function holdsTables(folder: string): boolean {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).some((name) => {
    const path = name.split(sep).join('/')
    if (!path.endsWith('.tsv')) return false
    return tableOf(path, firstLines(join(folder, name))[0] ?? '') !== null
  })
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

/** The file with its format, or what is wrong with it. */
function sourceOf(path: string, given: FormatName | undefined): KnownSource | string {
  const first = firstBytes(path)
  if (first[0] === 0x54 && first[1] === 0x4e && first[2] === 0x43 && first[3] === 0x54)
    return `${path}: is a compiled lexicon; give the sources it was built from.`
  if (first[0] === 0x4e && first[1] === 0x54 && path.endsWith('.lexicon')) return `${path}: is a compiled lexicon.`
  if ((first[0] === 0x1f && first[1] === 0x8b) || (first[0] === 0x50 && first[1] === 0x4b))
    return `${path}: is compressed; unpack it first.`
  if ((first[0] === 0xff && first[1] === 0xfe) || (first[0] === 0xfe && first[1] === 0xff))
    return `${path}: is UTF-16; save it as UTF-8.`
  const format = given ?? formatOf(path, firstLines(path))
  if (format === null)
    return `${path}: neither its name nor its first lines say what it is; say it with --format, as in --format mrconso.`
  return { file: openSource(path), format }
}

function firstBytes(path: string): Uint8Array {
  const bytes = new Uint8Array(65_536)
  const file = openSync(path, 'r')
  try {
    return bytes.subarray(0, readSync(file, bytes))
  } finally {
    closeSync(file)
  }
}

function firstLines(path: string): string[] {
  return new TextDecoder().decode(firstBytes(path)).split('\n').slice(0, 40)
}

/** A file as lines, digested while it is read. */
export function openSource(path: string): SourceFile {
  let digest = ''
  return {
    path,
    digest: () => digest || createHash('sha256').update(readFileSync(path)).digest('hex'),
    async *lines() {
      const hash = createHash('sha256')
      const decoder = new TextDecoder('utf-8', { ignoreBOM: true }) // what is no UTF-8 becomes U+FFFD, which the reader reports
      let rest = ''
      for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
        hash.update(chunk as Buffer)
        const lines = (rest + decoder.decode(chunk as Buffer, { stream: true })).split('\n')
        rest = lines.pop()!
        for (const line of lines) yield line
      }
      rest += decoder.decode()
      digest = hash.digest('hex')
      if (rest !== '') yield rest
    },
  }
}
