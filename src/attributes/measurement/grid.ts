/** Grids: rows of a name and its values in columns, most often by date ("WBC  1.9*  6.4  22.7*"). */
import { readColumns } from './grid-columns.ts'
import { type Heads, headOf, headsAbove, readHeads, referenceAbove } from './grid-heads.ts'
import { readPairedRow } from './grid-pairs.ts'
import { type GridRow, looksLikeRow, readRow } from './grid-row.ts'
import { roleMark } from './meant.ts'
import { put, type State } from './state.ts'

/** Reads the grids of a note. A row counts when a row of the same kind stands beside it, or dates above it. */
export function readGrids(state: State): void {
  const { page } = state
  let line = 0
  while (line < page.lines.length) {
    const named = state.nameAt.has(page.lines[line]!.body)
    if (isRead(state, line)) {
      line++
      continue
    }
    // the dates above the columns look like a row's values: "24h urine   6/24   3/22"
    if (!named && (!looksLikeRow(page, line) || readHeads(page, line))) {
      line++
      continue
    }
    line = readBlock(state, line)
  }
  readColumns(state)
}

/** Reads rows from a line on, as far as lines follow that are some; gives the line after them. */
function readBlock(state: State, first: number): number {
  const { page } = state
  const heads = headsAbove(page, first)
  const referred = referenceAbove(page, first)
  nameSpecimen(state, first)
  const rows: GridRow[] = []
  let looks = 0
  let line = first
  for (; line < page.lines.length && !isRead(state, line); line++) {
    const look = looksLikeRow(page, line)
    const row = readRow(state, line, referred, heads?.spans.length ?? 0)
    const paired = row ? [] : readPairedRow(state, line)
    if (!row && paired.length === 0 && !look) break
    if (row) rows.push(row)
    rows.push(...paired)
    if (look) looks++
  }
  // one column alone is named values in lines, which need no columns
  const full = rows.some(({ columns }) => columns > 1)
  const beside = Math.max(rows.length, looks) > 1
  for (const row of rows) if (heads ? row.columns > 1 || full : beside && full) putRow(state, row, heads)
  return Math.max(line, first + 1)
}

/** Another reader has read the whole line. */
function isRead({ page, used }: State, line: number): boolean {
  const { body, end } = page.lines[line]!
  return used[body] === 1 && used[end - 1] === 1
}

const specimenMark = roleMark('specimen')

/** "24h urine   6/24   3/22": the head of the rows says what they were measured on. */
function nameSpecimen(state: State, first: number): void {
  const { page, specimens } = state
  const line = page.lines[first]
  const above = page.lines[first - 1]
  if (!line || !above || line.afterBlank || !(page.anyMark & specimenMark)) return
  let label = 0
  for (let i = above.first; i < above.end && label === 0; i++) label = specimens.at[i]!
  if (label === 0 || specimens.labels[label - 1]!.traits === 'usual') return
  for (let l = first; l < page.lines.length && (l === first || !page.lines[l]!.afterBlank); l++) {
    if (!looksLikeRow(page, l)) return
    for (let i = page.lines[l]!.first; i < page.lines[l]!.end; i++) specimens.at[i] ||= label
  }
}

function putRow(state: State, row: GridRow, heads: Heads | null): void {
  const { name, cells } = row
  // The meaning that most of its cells fit is the row's.
  const meaning = cells[0]!.choice.meaning
  const uneven = heads !== null && heads.spans.length !== row.columns
  cells.forEach(({ choice, flags, column }, n) => {
    const when = heads ? headOf(state.page, heads, column, choice.reading.first, !uneven) : null
    put(state, {
      meaning: choice.meaning.concept === meaning.concept ? meaning : choice.meaning,
      name,
      first: n === 0 ? name.first : choice.reading.first,
      reading: choice.reading,
      unit: row.unit,
      interpretation: flags.interpretation,
      ...(row.reference ? { referenceRange: row.reference } : {}),
      when,
      rule: 'grid',
      uneven: uneven && when === null,
    })
  })
  const line = state.page.lines[row.line]!
  state.used.fill(1, line.body, line.end)
}
