/** Grids turned round: tests across, dates down ("Date  WBC  Hgb  Plt" over "3/14  12.1  9.8  210"). */

import { Kind, oneOf, type Span } from '../../note/index.ts'
import { type Choice, chooseReading } from './choose.ts'
import { readWhen } from './date-time.ts'
import { readFlags } from './flags.ts'
import { columnOf } from './grid-heads.ts'
import { meaningsOf } from './meanings.ts'
import type { Name } from './names.ts'
import { isNumber, type Page, signAt, wideBefore, wordAt } from './page.ts'
import { put, type State } from './state.ts'

const leastNames = 3

/** One column's head; `name` is null where no test is named: the "Dose" of "Date   INR   Dose". */
interface Head {
  readonly name: Name | null
  readonly first: number
  readonly end: number
}

const isWhenWord = oneOf('date dates time day')

/** Reads every line of names that has lines of values below it. */
export function readColumns(state: State): void {
  const { page, names } = state
  let k = 0
  for (let l = 0; l + 1 < page.lines.length; l++) {
    // most lines have too few names to be heads
    while (k < names.length && names[k]!.first < page.lines[l]!.first) k++
    if (k >= names.length) return
    const dated = isWhenWord(page.tokens, page.lines[l]!.body)
    const last = names[dated ? k : k + leastNames - 1]
    if (!last || last.first >= page.lines[l]!.end) continue
    const heads = namesOf(state, l, dated)
    if (!heads) continue
    let row = l + 1
    while (row < page.lines.length && !page.lines[row]!.afterBlank && (isRule(page, row) || readRow(state, heads, row)))
      row++
    l = row - 1
  }
}

/** The names of a line that has nothing else, but for a word such as "Date" before them; behind that other columns may stand, too. */
function namesOf(state: State, number: number, dated: boolean): readonly Head[] | null {
  const { page } = state
  const line = page.lines[number]!
  const heads: Head[] = []
  for (let i = line.body; i < line.end; ) {
    const known = state.nameAt.get(i)
    if (known !== undefined) {
      const name = state.names[known]!
      heads.push({ name, first: i, end: name.end })
      i = name.end
    } else if (signAt(page, i) === '|' || signAt(page, i) === ':') i++
    else if (heads.length === 0 && /^(date|time|day|lab|labs|dates?|test|pod|hd)$/.test(wordAt(page, i))) i++
    else if (heads.length > 0 && signAt(page, i) === '(' && signAt(page, i + 2) === ')') i += 3
    else if (dated && i > line.body && page.tokens.kind[i] === Kind.word) {
      const first = i++
      while (i < line.end && !stands(page, i) && page.tokens.kind[i] === Kind.word) i++
      heads.push({ name: null, first, end: i })
    } else return null
  }
  const named = heads.filter(({ name }) => name !== null).length
  if (named === 0 || (named < leastNames && !(dated && heads.length > 1))) return null
  // "AST, ALT, alk phos" is prose: columns stand apart
  return heads.slice(named < leastNames ? 0 : 1).every(({ first }) => stands(page, first)) ? heads : null
}

/** A column begins at token i. */
function stands(page: Page, i: number): boolean {
  return wideBefore(page, i) || signAt(page, i - 1) === '|'
}

function isRule(page: Page, number: number): boolean {
  const line = page.lines[number]!
  for (let i = line.first; i < line.end; i++) if (!/^[-_=|+]+$/.test(wordAt(page, i))) return false
  return true
}

interface Cell {
  readonly first: number
  readonly end: number
  /** "(!)" stands before it, as electronic records print what is out of range. */
  readonly marked: boolean
}

/** Reads one line of values under the names; true when it was one. */
function readRow(state: State, heads: readonly Head[], number: number): boolean {
  const { page } = state
  const line = page.lines[number]!
  let i = line.body
  let when: Span | null = null
  const dated = readWhen(page, i)
  if (dated > i && dated < line.end) {
    when = { start: page.tokens.start[i]!, end: page.tokens.end[dated - 1]! }
    i = dated
    if (signAt(page, i) === ':' || signAt(page, i) === '|') i++
  }
  const cells: Cell[] = []
  while (i < line.end) {
    if (signAt(page, i) === '|') {
      i++
      continue
    }
    const marked = isMarked(page, i)
    if (marked) i += 3
    if (i >= line.end) break
    let end = i + 1
    while (
      end < line.end &&
      !isMarked(page, end) &&
      !wideBefore(page, end) &&
      signAt(page, end) !== '|' &&
      !(isNumber(page, end) && isNumber(page, end - 1))
    )
      end++
    if (cells.length === 0 && state.nameAt.has(i)) return false
    cells.push({ first: i, end, marked })
    i = end
  }
  if (cells.length === 0 || !cells.some((cell) => isNumber(page, cell.first))) return false
  const full = cells.length === heads.length
  const placed = cells.map((cell, n) => (full ? heads[n]! : headOver(page, heads, cell)))
  const choices = cells.map((cell, n) => (placed[n]?.name ? readCell(state, placed[n].name, cell) : null))
  const read = choices.filter((choice) => choice !== null).length
  const named = heads.filter(({ name }) => name !== null).length
  if (read < 1 || (read < 2 && (when === null || named > 2))) return false
  if (full && read < named - 1) return false
  choices.forEach((choice, n) => {
    if (!choice) return
    const flags = readFlags(page, choice.reading.end)
    put(state, {
      meaning: choice.meaning,
      name: placed[n]!.name,
      first: choice.reading.first,
      reading: choice.reading,
      interpretation: flags.interpretation ?? (cells[n]!.marked ? 'A' : null),
      when,
      rule: 'grid',
      uneven: !full,
    })
  })
  state.used.fill(1, line.first, line.end)
  return true
}

/** "(!)" at token i */
function isMarked(page: Page, i: number): boolean {
  return signAt(page, i) === '(' && signAt(page, i + 1) === '!' && signAt(page, i + 2) === ')'
}

function readCell(state: State, name: Name, cell: Cell): Choice | null {
  const choice = chooseReading(state.page, meaningsOf(state, name), cell.first)
  return choice?.plausible && choice.reading.end <= cell.end ? choice : null
}

/** The one name that a cell stands under. */
function headOver(page: Page, heads: readonly Head[], cell: Cell): Head | null {
  const from = columnOf(page, cell.first)
  const to = from + page.tokens.end[cell.end - 1]! - page.tokens.start[cell.first]!
  let found: Head | null = null
  for (const head of heads) {
    const left = columnOf(page, head.first)
    const right = left + page.tokens.end[head.end - 1]! - page.tokens.start[head.first]!
    if (from >= right + 1 || to <= left - 1) continue
    if (found) return null
    found = head
  }
  return found
}
