/** Heads of a grid: the dates or labels above its columns, and which of them a value stands under. */
import type { Span } from '../../note/index.ts'
import { readWhen } from './date-time.ts'
import type { ReferenceColumn } from './grid-row.ts'
import { type Page, resultAt, signAt, wideBefore, wordAt } from './page.ts'

export interface Heads {
  readonly spans: readonly Span[]
  /** Where each begins and ends in its line, in characters. */
  readonly from: readonly number[]
  readonly to: readonly number[]
}

const above = 2 // lines between the heads and the first row: a ruled line, a unit line

/** The heads above a line: two dates or more in one line ("06/12 0400  06/11 1600"); null when there are none. */
export function headsAbove(page: Page, line: number): Heads | null {
  for (let l = line - 1; l >= 0 && l >= line - 1 - above; l--) {
    const heads = readHeads(page, l)
    if (heads) return heads
    if (page.lines[l + 1]!.afterBlank) return null
  }
  return null
}

/** The dates of a line that has nothing else but words between them; null when it has not two. */
export function readHeads(page: Page, number: number): Heads | null {
  const line = page.lines[number]!
  const start = page.tokens.start[line.first]! - line.indent
  const spans: Span[] = []
  for (let i = line.first; i < line.end; ) {
    const end = readWhen(page, i)
    if (end > i && end <= line.end) {
      spans.push({ start: page.tokens.start[i]!, end: page.tokens.end[end - 1]! })
      i = end
      continue
    }
    // a title before the dates ("LABS", "Component") or a word glued to one
    if (!/^[a-z|:#()%-]/.test(wordAt(page, i))) return null
    i++
  }
  if (spans.length < 2) return null
  return { spans, from: spans.map((span) => span.start - start), to: spans.map((span) => span.end - start) }
}

/** The head of the n-th value, which stands at token i: by count where the row is full, else by where it stands; null when unsure. */
export function headOf(page: Page, heads: Heads, n: number, i: number, full: boolean): Span | null {
  if (full) return heads.spans[n] ?? null
  const line = page.lines[page.lineOf[i]!]!
  const at = page.tokens.start[i]! - (page.tokens.start[line.first]! - line.indent)
  const end = at + (page.tokens.end[i]! - page.tokens.start[i]!)
  let found: Span | null = null
  for (let h = 0; h < heads.spans.length; h++) {
    if (at < heads.to[h]! && end > heads.from[h]!) {
      if (found) return null
      found = heads.spans[h]!
    }
  }
  return found
}

/** Where a token begins in its line, in characters. */
export function columnOf(page: Page, i: number): number {
  const line = page.lines[page.lineOf[i]!]!
  return page.tokens.start[i]! - (page.tokens.start[line.first]! - line.indent)
}

/** Does the column that begins at token i stand under the characters `from` to `to` of a head, or begin where it does? */
export function stands(page: Page, i: number, from: number, to: number): boolean {
  const at = columnOf(page, i)
  return Math.abs(at - from) <= 2 || (at < to && at + (page.tokens.end[i]! - page.tokens.start[i]!) > from)
}

/** Where the lines above a grid have a column of reference ranges or goals: "6/24   3/22   ref"; null where they have none. */
export function referenceAbove(page: Page, line: number): ReferenceColumn | null {
  for (let l = line - 1; l >= 0 && l >= line - 1 - above; l--) {
    const { first, end, indent } = page.lines[l]!
    // a title stands before the columns, but where the line begins with a gap
    let before = indent > 1 ? 1 : 0
    for (let i = first + 1; i < end; i++) {
      if (!wideBefore(page, i) && signAt(page, i - 1) !== '|') continue
      if (resultAt(page, i, 'reference') || resultAt(page, i, 'target')) {
        const from = columnOf(page, i)
        return { from, to: from + page.tokens.end[i]! - page.tokens.start[i]!, before: Math.max(1, before) }
      }
      before++
    }
    if (page.lines[l + 1]!.afterBlank) return null
  }
  return null
}
