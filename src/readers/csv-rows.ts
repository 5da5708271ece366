/** The rows of a table, as its bytes come. */
import Papa from 'papaparse'
import { chunksOf, latin1 } from './bytes.ts'
import { markedEncoding } from './decode.ts'
import type { Input } from './reader.ts'

/** A row, and whether its quotes were in order; where one began that is over the limit; or a quote that was never closed, after which nothing can be told apart. */
export type RowEvent =
  | { readonly cells: readonly string[]; readonly badQuote: boolean; readonly at: number }
  | { readonly tooLong: number }
  | { readonly unclosed: number }

/** How a table is cut up. */
export interface Cutting {
  readonly delimiter: string
  readonly newline: '\n' | '\r\n' | '\r'
  /** Characters of the longest row. */
  readonly limit: number
  /** Bytes before the first row: a byte order mark. */
  readonly start: number
}

/**
 * Rows of a table, a chunk's worth at a time, papaparse doing the cutting. Bytes go in as Latin-1 characters, so that
 * a position is a byte and each cell can be decoded by itself. A row longer than the limit ends the reading: most
 * likely its quote was never closed.
 */
export async function* rowsOf(input: Input, cutting: Cutting): AsyncGenerator<readonly RowEvent[]> {
  const { delimiter, newline, limit } = cutting
  let buffer = ''
  let at = cutting.start // where the buffer begins
  let enough = 0 // the length from which another try makes sense

  function parse(last: boolean): RowEvent[] {
    const events: RowEvent[] = []
    let used = 0
    const parser = new Papa.Parser({
      delimiter,
      newline,
      step({ data, errors, meta }: Papa.ParseStepResult<unknown>) {
        const quotes = errors.filter(({ type }) => type === 'Quotes')
        if (quotes.some(({ code }) => code === 'MissingQuotes')) events.push({ unclosed: at + used })
        else if (meta.cursor - used > limit) events.push({ tooLong: at + used })
        else {
          // papaparse gives each row by itself, in a list of one
          const [cells] = data as string[][]
          if (cells) events.push({ cells, badQuote: quotes.length > 0, at: at + used })
        }
        used = meta.cursor
      },
    })
    parser.parse(buffer, 0, !last)
    buffer = buffer.slice(used)
    at += used
    // A row that is not whole yet is tried again at twice the length: the work stays linear.
    enough = buffer.length * 2
    return events
  }

  for await (const chunk of chunksOf(input)) {
    buffer += latin1(chunk)
    if (buffer.length < enough && buffer.length <= limit) continue
    const events = parse(false)
    if (buffer.length > limit) events.push({ unclosed: at })
    yield events
    if (buffer.length > limit) return
  }
  if (buffer !== '') yield parse(true)
}

/** UTF-16 as the UTF-8 that `rowsOf` expects; anything else as it is. */
export async function* asUtf8(input: Input, head: Uint8Array): AsyncGenerator<Uint8Array> {
  const marked = markedEncoding(head)
  const decoder = marked?.encoding.startsWith('utf-16') ? new TextDecoder(marked.encoding) : null
  const encoder = new TextEncoder()
  let first = true
  for await (const chunk of chunksOf(input)) {
    if (decoder) yield encoder.encode(decoder.decode(chunk, { stream: true }))
    else yield first && marked ? chunk.subarray(marked.mark) : chunk
    first = false
  }
}
