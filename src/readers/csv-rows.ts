/** The rows of a table, as its bytes come. */
import Papa from 'papaparse'
import { chunksOf, latin1 } from './bytes.ts'
import { markedEncoding } from './decode.ts'
import type { Input } from './reader.ts'

/** A row as papaparse gives it, and whether its quotes were in order. */
interface Row {
  readonly cells: readonly string[]
  readonly badQuote: boolean
}

type RowEvent = { readonly row: Row; readonly at: number } | { readonly unclosed: number }

/**
 * Rows of a table, papaparse doing the cutting. Bytes go in as Latin-1 characters, so that a position is a byte and
 * each cell can be decoded by itself. A row longer than `limit` ends the reading: its quote was never closed.
 */
export async function* rowsOf(
  input: Input,
  delimiter: string,
  newline: '\n' | '\r\n' | '\r',
  limit: number,
): AsyncGenerator<RowEvent> {
  const parser = new Papa.Parser({ delimiter, newline })
  let buffer = ''
  let at = 0
  let enough = 0 // the length from which another try makes sense
  function* parse(last: boolean): Generator<RowEvent> {
    // Without a quote, or with all of them in order, papaparse says where the last whole row ended.
    const result = parser.parse(buffer, 0, !last) as {
      data: string[][]
      errors: readonly { type: string; code: string; row: number }[]
      meta: { cursor: number }
    }
    const bad = new Set(result.errors.filter(({ type }) => type === 'Quotes').map(({ row }) => row))
    const open = result.errors.find(({ code }) => code === 'MissingQuotes')
    for (const [i, cells] of result.data.entries()) {
      if (open?.row === i) yield { unclosed: at }
      else yield { row: { cells, badQuote: bad.has(i) }, at }
    }
    const used = last ? buffer.length : result.meta.cursor
    buffer = buffer.slice(used)
    at += used
    // A row that is not whole yet is tried again at twice the length: the work stays linear.
    enough = buffer.length * 2
  }
  for await (const chunk of chunksOf(input)) {
    buffer += latin1(chunk)
    if (buffer.length >= enough || buffer.length > limit) {
      yield* parse(false)
      if (buffer.length > limit) {
        yield { unclosed: at }
        return
      }
    }
  }
  if (buffer !== '') yield* parse(true)
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
