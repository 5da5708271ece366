/** Grids: rows of a name and its values in columns, most often by date ("WBC  1.9*  6.4  22.7*"). */
import { type Choice, chooseReading } from './choose.ts'
import { readDate, readWhen } from './date-time.ts'
import { type ReadFlags, readFlags } from './flags.ts'
import { readColumns } from './grid-columns.ts'
import { type Heads, headOf, headsAbove } from './grid-heads.ts'
import { meaningsOf } from './meanings.ts'
import { unitWithin } from './named.ts'
import type { Name } from './names.ts'
import { Covered, type Page, resultAt, signAt, unitsAt, wideBefore, wordAt } from './page.ts'
import { readRange } from './range.ts'
import { type ReadReference, readReference } from './reference.ts'
import { put, type State } from './state.ts'
import { readUnit } from './unit.ts'

interface Cell {
  readonly choice: Choice
  readonly flags: ReadFlags
}

interface GridRow {
  readonly line: number
  readonly name: Name
  readonly cells: readonly Cell[]
  readonly unit: string | null
  readonly reference: ReadReference['range'] | null
}

/** Reads the grids of a note. A row counts when a row of the same kind stands beside it, or dates above it. */
export function readGrids(state: State): void {
  const { page } = state
  const rows: (GridRow | null)[] = page.lines.map((_, line) => readRow(state, line))
  let heads: Heads | null = null
  let lastRow = -2
  for (let line = 0; line < rows.length; line++) {
    const row = rows[line]
    if (!row) continue
    if (line !== lastRow + 1) heads = headsAbove(page, line)
    if (!heads && !rows[line - 1] && !rows[line + 1]) continue
    lastRow = line
    putRow(state, row, heads)
  }
  readColumns(state)
}

/** A line that is a name and two or more values in columns; null for any other. */
function readRow(state: State, number: number): GridRow | null {
  const { page } = state
  const line = page.lines[number]!
  const known = state.nameAt.get(line.body)
  if (known === undefined) return null
  const name = state.names[known]!
  const next = state.names[known + 1]
  if (next && next.first < line.end) return null
  const meanings = meaningsOf(state, name)
  let unit = unitWithin(page, name)
  let i = name.end
  if (signAt(page, i) === '(') {
    const inside = unitsAt(page, i + 1)[0]
    if (!inside || signAt(page, inside.end) !== ')') return null
    unit = inside.ucum
    i = inside.end + 1
  }
  if (signAt(page, i) === ':') i++
  const cells: Cell[] = []
  let reference: ReadReference['range'] | null = null
  while (i < line.end) {
    const barred = signAt(page, i) === '|'
    if (barred) i++
    if (i >= line.end) break
    if (cells.length > 0 && !barred && !wideBefore(page, i)) return null
    if (page.covered[i]! & (Covered.drug | Covered.sig)) return null
    const observation = meanings[0]!.observation
    if (isDateCell(page, i, observation.values.includes('ratio') || observation.values.includes('score'))) {
      i = readWhen(page, i)
      continue
    }
    const referred = cells.length > 0 && observation.category === 'laboratory' ? referenceAt(page, i, cells) : null
    if (referred) {
      reference = referred.range
      i = referred.end
      continue
    }
    const choice = chooseReading(page, meanings, i)
    if (choice && choice.reading.end <= line.end) {
      const flags = readFlags(page, choice.reading.end)
      cells.push({ choice, flags })
      i = flags.end
      continue
    }
    const own = readUnit(page, i, observation)
    if (own) {
      unit = own.ucum
      i = own.end
    } else if (resultAt(page, i, 'pending')) i = resultAt(page, i, 'pending')!.end
    else if (/^(-+|\.+|n\/a)$/.test(wordAt(page, i))) i++
    else return null
  }
  if (cells.length < 2 || !cells.every((cell) => cell.choice.plausible || !name.ambiguous)) return null
  return { line: number, name, cells, unit, reference }
}

function isDateCell(page: Page, i: number, ratio: boolean): boolean {
  const end = readDate(page, i)
  return end > i && (end - i >= 5 || !ratio)
}

/** After a number a range in its own column is the reference range. */
function referenceAt(page: Page, i: number, cells: readonly Cell[]): ReadReference | null {
  const { observation } = cells[0]!.choice.meaning
  const named = readReference(page, i, observation, true)
  if (named) return named
  if (cells.some((cell) => cell.choice.reading.value.type !== 'number')) return null
  const range = readRange(page, i, observation, false)
  if (range?.value.type !== 'range') return null
  const span = { start: page.tokens.start[i]!, end: page.tokens.end[range.end - 1]! }
  const { low, high } = range.value
  return { range: { value: { low, high, text: page.text.slice(span.start, span.end) }, span }, end: range.end }
}

function putRow(state: State, row: GridRow, heads: Heads | null): void {
  const { name, cells } = row
  // The meaning that most of its cells fit is the row's.
  const meaning = cells[0]!.choice.meaning
  const uneven = heads !== null && heads.spans.length !== cells.length
  cells.forEach(({ choice, flags }, n) => {
    const when = heads ? headOf(state.page, heads, n, choice.reading.first, !uneven) : null
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
