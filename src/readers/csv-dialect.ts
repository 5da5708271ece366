/** The dialect of a table: what separates its columns and ends its lines, seen in its header. */

export interface Dialect {
  readonly delimiter: string | null
  readonly newline: '\n' | '\r\n' | '\r'
  readonly header: readonly string[]
}

/** Looks at the first line of a table: `"id";"text"` is cut at semicolons. */
export function guessDialect(head: string, given?: string): Dialect {
  const { line, newline } = firstLine(head)
  const counts = [',', '\t', ';', '|'].map((delimiter) => ({ delimiter, count: cells(line, delimiter).length }))
  const best = counts.reduce((a, b) => (b.count > a.count ? b : a))
  const delimiter = given ?? (best.count > 1 ? best.delimiter : null)
  return { delimiter, newline, header: delimiter === null ? [line] : cells(line, delimiter) }
}

/** The first line, its quoted line breaks within it. */
function firstLine(head: string): { line: string; newline: '\n' | '\r\n' | '\r' } {
  let quoted = false
  for (let i = 0; i < head.length; i++) {
    const char = head[i]
    if (char === '"') quoted = !quoted
    else if (!quoted && char === '\n') return { line: head.slice(0, i), newline: '\n' }
    else if (!quoted && char === '\r') return { line: head.slice(0, i), newline: head[i + 1] === '\n' ? '\r\n' : '\r' }
  }
  return { line: head, newline: '\n' }
}

/** The cells of a header line, quotes taken off. */
function cells(line: string, delimiter: string): string[] {
  const found: string[] = []
  let cell = ''
  let quoted = false
  for (const char of line) {
    if (char === '"') quoted = !quoted
    else if (char === delimiter && !quoted) {
      found.push(cell.trim())
      cell = ''
    } else cell += char
  }
  found.push(cell.trim())
  return found
}
