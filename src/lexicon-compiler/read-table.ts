/** Reads one TSV table: a header row, then one concept a line; every slip is collected as `file:line:column: what`. */

/** One table file, as text. `path` is relative to the language's folder, as in `conditions/cardiovascular.tsv`. */
export interface TableFile {
  readonly path: string
  readonly text: string
}

/** One row by column name, with the line it stands in (from 1). */
export interface Row {
  readonly file: string
  readonly line: number
  readonly cells: Readonly<Record<string, string>>
}

// What spreadsheets leave behind, or quotation marks that no keyboard types.
const leftovers =
  /#NAME\?|#REF!|#VALUE!|^\d{1,2}-(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)$|^\d\.\d+E[+-]\d+$|[\u201c\u201d\u2018\u2019\ufffd]/

/** Reads a table's rows. `wanted` are the columns it must have, in order. */
export function readTable(file: TableFile, wanted: readonly string[], problems: string[]): readonly Row[] {
  const rows: Row[] = []
  const say = (line: number, column: number, what: string): void => {
    problems.push(`${file.path}:${line}:${column}: ${what}`)
  }
  const lines = file.text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  const header = lines[0] ?? ''
  if (header !== wanted.join('\t')) {
    say(1, 1, `the header must be: ${wanted.join(', ')} (separated by tabs)`)
    return rows
  }
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i]!
    const number = i + 1
    if (line.endsWith('\r')) {
      say(number, line.length, 'ends in a carriage return: save the file with line feeds')
      continue
    }
    const cells = line.split('\t')
    if (cells.length !== wanted.length) {
      say(number, 1, `has ${cells.length} columns, not ${wanted.length}`)
      continue
    }
    let column = 1
    const row: Record<string, string> = {}
    for (let c = 0; c < cells.length; c++) {
      const cell = cells[c]!
      if (cell !== cell.trim()) say(number, column, `blanks around "${wanted[c]}"`)
      if (leftovers.test(cell)) say(number, column, `a leftover of a spreadsheet or word processor in "${wanted[c]}"`)
      row[wanted[c]!] = cell
      column += cell.length + 1
    }
    if (row[wanted[0]!] === '') say(number, 1, `"${wanted[0]}" is empty`)
    else rows.push({ file: file.path, line: number, cells: row })
  }
  return rows
}
