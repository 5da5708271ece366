/** Rows of a grid: a name, what its unit or kind is, and its cells in columns ("FVC  L (%pred)   2.31 (58)   --   2.79 (70)"). */
import { readInside } from './bracketed.ts'
import { type Choice, chooseReading } from './choose.ts'
import { readDate, readWhen } from './date-time.ts'
import { type ReadFlags, readFlags } from './flags.ts'
import { closeOf } from './gap.ts'
import { stands } from './grid-heads.ts'
import { meaningsOf } from './meanings.ts'
import { unitWithin } from './named.ts'
import type { Name } from './names.ts'
import { readNumber } from './number.ts'
import { Covered, isNumber, type Page, resultAt, signAt, unitsAt, wideBefore, wordAt } from './page.ts'
import { readRange } from './range.ts'
import { type ReadReference, readReference, readReferenceColumn } from './reference.ts'
import type { Meaning, State } from './state.ts'
import { fits, readUnit } from './unit.ts'

/** One value of a row; `column` counts the columns, as a cell may hold two: "2.31 (58)". */
export interface Cell {
  readonly choice: Choice
  readonly flags: ReadFlags
  readonly column: number
}

export interface GridRow {
  readonly line: number
  readonly name: Name
  readonly cells: readonly Cell[]
  /** Columns with a value. */
  readonly columns: number
  readonly unit: string | null
  readonly reference: ReadReference['range'] | null
}

/** The columns of a line, in characters, where a head says that reference ranges stand. */
export interface ReferenceColumn {
  readonly from: number
  readonly to: number
  /** Columns before it. */
  readonly before: number
}

/** Does a line look like a row: words, and two columns or more that begin as values do? Its words may be no test that we know. */
export function looksLikeRow(page: Page, number: number): boolean {
  const line = page.lines[number]!
  if (isNumber(page, line.body)) return false
  let columns = 0
  for (let i = line.body + 1; i < line.end; i++) {
    if (!wideBefore(page, i) && signAt(page, i - 1) !== '|') continue
    if (isNumber(page, i) || isBlank(page, i)) columns++
    else if (/^[<>]=?$/.test(wordAt(page, i)) && isNumber(page, i + 1)) columns++
  }
  return columns >= 2
}

/** Nothing measured: "--", "-", "...", "n/a". */
export function isBlank(page: Page, i: number): boolean {
  if (!/^(?:[-–—]+|\.+|n\/a|na|nd)$/.test(wordAt(page, i))) return false
  return wideBefore(page, i + 1) || page.lineOf[i + 1] !== page.lineOf[i] || signAt(page, i + 1) === '|'
}

// Words between a test's name and its first column that leave it the same test.
const kinds =
  /^(?:total|calc|calculated|serum|plasma|blood|poc|lab|auto|manual|fick|td|thermo|est|level|count|cor|corr|pre|post)$/

interface Label {
  readonly end: number
  readonly unit: string | null
  /** A per cent of what is predicted stands in brackets behind each value. */
  readonly predicted: boolean
}

/** What stands between the name and the first column: "(L/d)", "L (%pred)", "Fick", ":". */
function readLabel(page: Page, name: Name, meaning: Meaning, end: number): Label | null {
  let unit = unitWithin(page, name)
  let predicted = false
  let i = name.end
  while (i < end) {
    if (signAt(page, i) === '(' || signAt(page, i) === '[') {
      const close = closeOf(page, i, end)
      if (close < 0) return null
      const inside = unitsAt(page, i + 1)[0]
      const percent = signAt(page, i + 1) === '%' ? 1 : 0
      if (/^(?:pred|predicted)$/.test(wordAt(page, i + 1 + percent)) || wordAt(page, i + 1) === '%pred') {
        predicted = true
        if (meaning.observation.units.includes('%') && !isPair(page, close + 1)) unit = '%'
      } else if (inside?.end === close && fits(page.lexicon, meaning.observation, inside)) unit = inside.ucum
      else {
        for (let k = i + 1; k < close; k++) if (isNumber(page, k) || page.covered[k]! & Covered.drug) return null
        if (isNumber(page, close + 1) && !wideBefore(page, close + 1)) return null
      }
      i = close + 1
    } else if (signAt(page, i) === ':') i++
    else if (kinds.test(wordAt(page, i)) && !(page.covered[i]! & Covered.drug)) i++
    else {
      const own = isNumber(page, i) ? null : readUnit(page, i, meaning.observation)
      if (!own || !(isNumber(page, own.end) || signAt(page, own.end) === '(' || signAt(page, own.end) === '|')) break
      unit = own.ucum
      i = own.end
    }
  }
  return { end: i, unit, predicted }
}

/** "2.31 (58)" at token i */
function isPair(page: Page, i: number): boolean {
  return isNumber(page, i) && signAt(page, i + 1) === '(' && isNumber(page, i + 2)
}

/** A line that is a name and values in columns; null for any other. Under so many dates as many values need no wide gaps. */
export function readRow(state: State, number: number, referred: ReferenceColumn | null, dates = 0): GridRow | null {
  const { page } = state
  const line = page.lines[number]!
  const known = state.nameAt.get(line.body)
  if (known === undefined) return null
  const name = state.names[known]!
  const meanings = meaningsOf(state, name)
  const label = readLabel(page, name, meanings[0]!, line.end)
  if (!label) return null
  const { observation } = meanings[0]!
  const cells: Cell[] = []
  let { unit } = label
  let reference: ReadReference['range'] | null = null
  let column = 0
  let narrow = false
  let i = label.end
  while (i < line.end) {
    const barred = signAt(page, i) === '|'
    if (barred) i++
    if (i >= line.end) break
    if (cells.length > 0 && !barred && !wideBefore(page, i) && signAt(page, i - 1) !== ')') {
      if (dates < 2) return null
      narrow = true
    }
    if (page.covered[i]! & (Covered.drug | Covered.sig)) return null
    if (isDateCell(page, i, observation.values.includes('ratio') || observation.values.includes('score'))) {
      i = readWhen(page, i)
      continue
    }
    // a limit alone, "<250" under "ref"
    if (cells.length > 0 && referred && columnEnd(page, i, line.end) === line.end)
      if (column >= referred.before || stands(page, i, referred.from, referred.to)) break
    const range = cells.length > 0 && observation.category === 'laboratory' ? referenceAt(page, i, cells) : null
    if (range) {
      reference = range.range
      i = range.end
      continue
    }
    // "ALT   48 (H)   <33 U/L" under no dates: what it should be
    const limits = cells.length === 1 && dates === 0 ? readReferenceColumn(page, i, observation) : null
    if (limits) {
      reference = limits.range
      unit ??= limits.unit
      break
    }
    const choice = chooseReading(page, meanings, i)
    // "9.1   9.2   <250": a limit that the test can't have
    if (choice && !choice.plausible && cells.length > 0 && choice.reading.comparator && choice.reading.end === line.end)
      break
    if (choice && choice.reading.end <= line.end) {
      const flags = readFlags(page, choice.reading.end)
      cells.push({ choice, flags, column })
      i = readSecond(state, label, choice, flags.end, column, line.end, cells)
      column++
      continue
    }
    const own = readUnit(page, i, observation)
    if (own) {
      unit = own.ucum
      i = own.end
    } else if (resultAt(page, i, 'pending')) i = resultAt(page, i, 'pending')!.end
    else if (isBlank(page, i)) i++
    else return null
  }
  if (cells.length === 0 || (column < 2 && !wideBefore(page, cells[0]!.choice.reading.first))) return null
  if (narrow && (column !== dates || !cells.every(({ choice }) => choice.plausible))) return null
  if (!cells.every((cell) => cell.choice.plausible || !name.ambiguous)) return null
  return { line: number, name, cells, columns: column, unit, reference }
}

/** The second value of a cell, in brackets: "2.31 (58)", "50/28 (35)", "0.39 (0.55 in 2023)"; gives the token after it. */
function readSecond(
  state: State,
  { predicted }: Label,
  choice: Choice,
  at: number,
  column: number,
  end: number,
  cells: Cell[],
): number {
  const { page } = state
  if (signAt(page, at) !== '(') return at
  const close = closeOf(page, at, end)
  if (close < 0) return at
  const { meaning, reading } = choice
  const inner = readNumber(page, at + 1)
  const percent = inner && signAt(page, inner.end) === '%' ? 1 : 0
  const alone = inner && inner.end + percent === close
  const { value } = reading
  const add = (second: Choice['reading']): number => {
    cells.push({ choice: { meaning, reading: second, plausible: true }, flags: readFlags(page, second.end), column })
    return close + 1
  }
  if (inner && alone && (predicted || percent) && meaning.observation.units.includes('%')) {
    const per = { type: 'number', value: inner.value, text: inner.text } as const
    const last = inner.end + percent
    return add({ value: per, comparator: null, unit: '%', first: at + 1, body: at + 1, valueEnd: inner.end, end: last })
  }
  // the mean of a pressure lies between its sides
  if (inner && alone && !percent && value.type === 'blood-pressure') {
    if (inner.value <= value.diastolic || inner.value >= value.systolic) return close + 1
    const { end: valueEnd } = inner
    const mean = { type: 'number', value: inner.value, text: inner.text } as const
    return add({ value: mean, comparator: null, unit: null, first: at + 1, body: at + 1, valueEnd, end: valueEnd })
  }
  const inside = value.type === 'number' ? readInside(state, meaning, reading, at, close) : null
  if (inside && !alone) return add(inside.reading)
  return close + 1
}

/** The token after the column that begins at token i. */
function columnEnd(page: Page, i: number, end: number): number {
  let at = i + 1
  while (at < end && !wideBefore(page, at) && signAt(page, at) !== '|') at++
  return at
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
