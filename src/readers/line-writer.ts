/** Writing marked-up text as lines: white space collapsed, blocks on lines of their own, table cells joined by " | ". */
import { type MapWriter, startText } from './map-writer.ts'

/** Lines being written. Breaks, list marks and separators wait until words follow, so that nothing empty leaves a trace. */
export interface LineWriter {
  readonly out: MapWriter
  /** Adds source text from `start` to `end`; each run of white space becomes one blank. */
  flow(source: string, start: number, end: number): void
  /** Adds a character that stands for `size` source characters: an entity. */
  char(char: string, at: number, size: number): void
  /** Adds source text exactly as it is, as in a CDATA section or `<pre>`. */
  verbatim(source: string, start: number, end: number): void
  /** What follows begins a line; after `blank`, with an empty line before. */
  line(): void
  blank(): void
  /** A forced break, `<br>`: two of them leave an empty line. */
  forceBreak(): void
  /** A mark before the next words, as "- " before a list item. */
  mark(mark: string): void
  openRow(): void
  cell(): void
  closeRow(): void
}

const isSpace = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9 || code === 12

/** Begins a text of lines. */
export function startLines(out: MapWriter = startText()): LineWriter {
  let breaks = 0 // line feeds due
  let space: { at: number; size: number } | null = null // a blank due, and the white space it stands for
  let mark = ''
  let cells = 0 // separators due
  let fresh = true // no words yet since the last line or cell began
  let lineStart = true // what is written so far ends a line
  const rows: number[] = [] // for each open row, its cells so far

  /** Writes what is due, now that words follow. */
  function settle(): void {
    let glue = fresh ? null : space
    space = null
    if (breaks > 0 && out.length > 0) {
      out.add('\n'.repeat(breaks))
      lineStart = true
      glue = null
    }
    breaks = 0
    if (cells > 0) {
      const due = ' | '.repeat(cells)
      out.add(lineStart ? due.slice(1) : due)
      cells = 0
      glue = null
    }
    if (mark !== '') {
      out.add(mark)
      mark = ''
      glue = null
    }
    if (glue !== null) out.put(' ', glue.at, glue.size)
    fresh = false
    lineStart = false
  }

  function line(): void {
    space = null
    if (!fresh) breaks = Math.max(breaks, 1)
  }

  return {
    out,
    line,
    flow(source, start, end) {
      let i = start
      while (i < end) {
        const from = i
        if (isSpace(source.charCodeAt(i))) {
          while (i < end && isSpace(source.charCodeAt(i))) i++
          space ??= { at: from, size: i - from }
        } else {
          while (i < end && !isSpace(source.charCodeAt(i))) i++
          settle()
          out.copy(source.slice(from, i), from)
        }
      }
    },
    char(char, at, size) {
      if (char === '\n' || char === '\r') {
        line()
        return
      }
      settle()
      out.put(char, at, size)
    },
    verbatim(source, start, end) {
      let begun = false
      let from = start
      for (const piece of source.slice(start, end).split(/(?<=\n)/)) {
        const at = from
        from += piece.length
        if (!begun && piece.trim() === '') continue
        begun = true
        settle()
        out.copy(piece, at)
        if (piece.endsWith('\n')) {
          fresh = true
          lineStart = true
        }
      }
    },
    blank() {
      line()
      if (rows.length === 0 && out.length > 0) breaks = lineStart ? 1 : 2
    },
    forceBreak() {
      space = null
      if (rows.length > 0 && fresh) return // a cell that begins with <br>
      breaks = Math.min(breaks + 1, 2)
    },
    mark(next) {
      mark = next
    },
    openRow() {
      line()
      mark = ''
      rows.push(0)
    },
    cell() {
      mark = ''
      space = null
      const count = rows.at(-1)
      if (count === undefined) {
        line()
        return
      }
      if (count > 0) {
        // The block that ended the cell before asked for a line; the row goes on instead.
        if (!fresh) breaks = 0
        cells++
      }
      fresh = true
      rows[rows.length - 1] = count + 1
    },
    closeRow() {
      rows.pop()
      cells = 0
      mark = ''
      space = null
      if (!lineStart) breaks = Math.max(breaks, 1)
    },
  }
}
