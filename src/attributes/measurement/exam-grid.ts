/** Grids of an exam's parts: "Pulses  Fem  Pop  DP  PT" over "R  2+  1+  dop  0": parts across, sides down. */
import { Kind, oneOf } from '../../note/index.ts'
import { type Family, type Part, partAt, readPartValue } from './exam-words.ts'
import { columnOf } from './grid-heads.ts'
import { resultAt, signAt, wideBefore } from './page.ts'
import type { Reading } from './read-value.ts'
import { put, type State, use } from './state.ts'
import { meaningOf } from './unnamed.ts'

const isSide = oneOf('r l rt lt right left rue lue rle lle')
const isPhase = oneOf('mono bi tri mult multi ndop palp np') // of a Doppler's sound
const leastParts = 2
const mostRows = 4

interface Head extends Part {
  readonly first: number
}

/** Reads the grid whose first line holds the exam's word at token `head` and then only parts; gives the token after it, null where none is. */
export function readPartGrid(state: State, head: number, from: number, family: Family): number | null {
  const { page } = state
  const number = page.lineOf[head]!
  const line = page.lines[number]!
  if (line.body !== head) return null
  const heads: Head[] = []
  let i = signAt(page, from) === ':' ? from + 1 : from
  while (i < line.end) {
    if (signAt(page, i) === '|') {
      i++
      continue
    }
    const part = partAt(state, family, i)
    if (!part || part.end > line.end) return null
    heads.push({ first: i, ...part })
    i = part.end
  }
  if (heads.length < leastParts) return null
  let end: number | null = null
  for (let l = number + 1; l < page.lines.length && l <= number + mostRows; l++) {
    if (page.lines[l]!.afterBlank || !isSide(page.tokens, page.lines[l]!.body)) break
    if (!readRow(state, heads, l, (at, stop) => readPartValue(page, at, family, stop))) break
    end = page.lines[l]!.end
  }
  if (end !== null) use(state, head, line.end)
  return end
}

/** Reads the values of one side under the parts; true when all of them are some. */
function readRow(
  state: State,
  heads: readonly Head[],
  number: number,
  read: (i: number, end: number) => Reading | null,
): boolean {
  const { page } = state
  const line = page.lines[number]!
  const cells: (Reading | null)[] = [] // null: nothing measured
  let i = line.body + 1
  if (':|'.includes(signAt(page, i) || '?')) i++
  while (i < line.end) {
    if (signAt(page, i) === '|') {
      i++
      continue
    }
    const end = cellEnd(state, i, line.end)
    const value = read(i, end) ?? wordsOf(state, i, end)
    if (!value && !isBlank(state, i, end)) return false
    cells.push(value)
    i = value ? Math.max(value.end, i + 1) : end
  }
  if (!cells.some((cell) => cell !== null)) return false
  const full = cells.length === heads.length
  cells.forEach((reading, n) => {
    if (!reading) return
    const head = full ? heads[n]! : nearest(state, heads, reading.first)
    if (head)
      put(state, {
        meaning: meaningOf(page, head.concept),
        name: null,
        first: reading.first,
        reading,
        rule: 'grid',
        uneven: !full,
      })
  })
  use(state, line.first, line.end)
  return true
}

/** The token after the cell that begins at token i: a column's gap, a bar, or the line's end; one blank parts numbers, too. */
function cellEnd({ page }: State, i: number, end: number): number {
  let at = i + 1
  while (at < end && !wideBefore(page, at) && signAt(page, at) !== '|') {
    if (page.tokens.kind[at] === Kind.number && page.tokens.kind[i] === Kind.number && signAt(page, at - 1) !== '/')
      break
    at++
  }
  return at
}

/** "mono dopp", "bi": the words of one cell, where they are those of a result. */
function wordsOf({ page }: State, i: number, end: number): Reading | null {
  const word = resultAt(page, i, 'words') ?? (isPhase(page.tokens, i) ? { end: i + 1 } : null)
  if (!word || word.end > end) return null
  const text = page.text
    .slice(page.tokens.start[i]!, page.tokens.end[word.end - 1]!)
    .toLowerCase()
    .replace(/\s+/g, ' ')
  return {
    value: { type: 'words', text },
    comparator: null,
    unit: null,
    first: i,
    body: i,
    valueEnd: word.end,
    end: word.end,
  }
}

function isBlank({ page }: State, i: number, end: number): boolean {
  return (
    end === i + 1 &&
    /^(?:[-–—]+|x|n\/?a|nt|amp|bka|aka|\*)$/i.test(page.text.slice(page.tokens.start[i]!, page.tokens.end[i]!))
  )
}

/** The part that a cell stands under, by where both begin. */
function nearest({ page }: State, heads: readonly Head[], i: number): Head | null {
  const at = columnOf(page, i)
  const under = heads.filter(({ first }) => Math.abs(columnOf(page, first) - at) <= 3)
  return under.length === 1 ? under[0]! : null
}
