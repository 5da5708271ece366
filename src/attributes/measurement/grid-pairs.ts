/** Rows of two names whose columns hold a value of each: "AST/ALT   41/38   52/47   -". */
import { oneOf } from '../../note/index.ts'
import type { Choice } from './choose.ts'
import { readChain, readJoined, readPart } from './distribute.ts'
import { readFlags } from './flags.ts'
import { type Cell, type GridRow, isBlank } from './grid-row.ts'
import { meaningsOf } from './meanings.ts'
import { signAt, wideBefore } from './page.ts'
import type { Meaning, State } from './state.ts'

const isKind = oneOf('fick td thermo thermodilution')

/** The rows of the names that begin a line, in order, with the columns that they share; none where the line is no such row. */
export function readPairedRow(state: State, number: number): readonly GridRow[] {
  const { page } = state
  const line = page.lines[number]!
  const known = state.nameAt.get(line.body)
  if (known === undefined) return []
  const chain = readChain(state, known)
  if (chain.length < 2) return []
  const meanings = chain.map((name) => meaningsOf(state, name))
  const cells: Cell[][] = chain.map(() => [])
  let i = chain.at(-1)!.end
  while (isKind(page.tokens, i)) i++ // "CO/CI  TD", "CO/CI  Fick"
  if (signAt(page, i) === ':') i++
  let columns = 0
  for (let column = 0; i < line.end; column++) {
    if (signAt(page, i) === '|') i++
    else if (column > 0 && !wideBefore(page, i)) return []
    if (isBlank(page, i)) {
      i++
      continue
    }
    const half = readHalf(state, meanings, i)
    if (half) {
      cells[half.n]!.push({ choice: half.choice, flags: readFlags(page, half.end), column })
      i = half.end
      columns++
      continue
    }
    const list = readJoined(state, meanings, i, line.end)
    if (!list?.every(({ plausible, reading }) => plausible && reading.value.type === 'number')) return []
    list.forEach((choice, n) => {
      const flags = readFlags(page, choice.reading.end)
      cells[n]!.push({ choice, flags, column })
      i = Math.max(i, flags.end)
    })
    columns++
  }
  if (columns < 2) return []
  return chain.map((name, n) => ({ line: number, name, cells: cells[n]!, columns, unit: null, reference: null }))
}

/** "2.1/-", "-/3.3": one value of two. */
function readHalf(
  { page }: State,
  meanings: readonly (readonly Meaning[])[],
  i: number,
): { readonly n: number; readonly choice: Choice; readonly end: number } | null {
  if (meanings.length !== 2) return null
  if (signAt(page, i) === '-' && signAt(page, i + 1) === '/') {
    const choice = readPart(page, meanings[1]!, i + 2)
    return choice?.plausible ? { n: 1, choice, end: choice.reading.end } : null
  }
  const choice = readPart(page, meanings[0]!, i)
  if (!choice?.plausible || signAt(page, choice.reading.end) !== '/' || !isBlank(page, choice.reading.end + 1))
    return null
  return { n: 0, choice, end: choice.reading.end + 2 }
}
