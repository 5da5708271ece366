/** Reads a source line by line: numbers, byte order marks, line ends, and bytes that are no UTF-8. */
import { LexiconError } from '../../errors.ts'
import type { Report, SourceFile } from './source.ts'

const progressEvery = 100_000

/** Hands each line to `visit`, but for those that hold bytes of another encoding, which are skipped. */
export async function eachLine(
  file: SourceFile,
  report: Report,
  visit: (line: string, number: number) => void,
): Promise<void> {
  let number = 0
  for await (let line of file.lines()) {
    number++
    if (number === 1 && line.charCodeAt(0) === 0xfeff) line = line.slice(1)
    if (line.charCodeAt(line.length - 1) === 13) line = line.slice(0, -1)
    if (number % progressEvery === 0) report.reading(file.path, number)
    if (line.includes('\ufffd')) {
      report.skip(file.path, number, 'holds bytes that are no UTF-8 (Latin-1?)')
      continue
    }
    if (line.includes('\0')) {
      report.skip(file.path, number, 'holds NUL characters (UTF-16?)')
      continue
    }
    visit(line, number)
  }
  report.reading(file.path, number)
}

/** Rows of a file without header: so many fields, each ended (`ended`) or parted by the separator. */
export async function eachRow(
  file: SourceFile,
  report: Report,
  layout: { readonly separator: string; readonly fields: number; readonly ended: boolean },
  visit: (cells: readonly string[], number: number) => void,
  wanted: (line: string) => boolean = () => true,
): Promise<void> {
  const parts = layout.ended ? layout.fields + 1 : layout.fields
  await eachLine(file, report, (line, number) => {
    if (line === '') return
    if (!wanted(line)) {
      if (layout.ended && !line.endsWith(layout.separator)) report.skip(file.path, number, 'is cut off')
      return
    }
    const cells = line.split(layout.separator)
    if (cells.length === parts) visit(cells, number)
    else {
      const found = layout.ended ? cells.length - 1 : cells.length
      report.skip(file.path, number, `has ${found} fields, not ${layout.fields}: is it cut off?`)
    }
  })
}

/** A row by the names of its header. */
export type Named = (column: string) => string

/** Tab-separated rows below a header, without quotes; the columns may stand in any order. */
export async function eachNamedRow(
  file: SourceFile,
  report: Report,
  wanted: readonly string[],
  visit: (cell: Named, number: number) => void,
): Promise<void> {
  let columns: Map<string, number> | undefined
  let width = 0
  let cells: readonly string[] = []
  const cell: Named = (column) => cells[columns!.get(column) ?? -1] ?? ''
  await eachLine(file, report, (line, number) => {
    if (!columns) {
      const names = line.split('\t')
      columns = headerOf(file.path, names, wanted)
      width = names.length
      return
    }
    if (line === '') return
    cells = line.split('\t')
    if (cells.length === width) visit(cell, number)
    else report.skip(file.path, number, `has ${cells.length} columns, not ${width}: is it cut off?`)
  })
  if (!columns) throw new LexiconError('lexicon/bad-source', `${file.path}: is empty.`)
}

/**
 * The places of the columns.
 *
 * @throws LexiconError when one that is needed is missing.
 */
export function headerOf(path: string, names: readonly string[], wanted: readonly string[]): Map<string, number> {
  const columns = new Map(names.map((name, i) => [name.trim(), i]))
  const missing = wanted.filter((name) => !columns.has(name))
  if (missing.length > 0)
    throw new LexiconError('lexicon/bad-source', `${path}:1: the header lacks the column ${missing.join(', ')}.`, [
      `${path}:1: its columns are ${names.join(', ').slice(0, 200)}`,
    ])
  return columns
}
