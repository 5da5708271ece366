/** Crosses: a blood count drawn over two or three lines: "\ 10.4 /" over "8.2 ----- 188" over "/ 31.2 \". */
import { Kind } from '../../note/index.ts'
import { layoutsOf } from './layout.ts'
import { readNumber, type WrittenNumber } from './number.ts'
import { isNumber, observationOf, type Page, signAt, wordAt } from './page.ts'
import { isPlausible } from './plausible.ts'
import { put, type State } from './state.ts'
import { meaningOf, readingOf } from './unnamed.ts'

/** Reads the crosses of a note; the layout is the last one with such signs in panels.tsv, whose fourth value stands below. */
export function readCrosses(state: State): void {
  const { page } = state
  const layout = layoutsOf(page.lexicon)
    .fixed.filter(({ joins }) => joins.join('') === '\\/\\')
    .at(-1)
  if (!layout) return
  const concepts = layout.slots.map((slot) => slot[0]!)
  for (let l = 0; l + 1 < page.lines.length; l++) {
    const numbers = drawnIn(page, l)
    if (!numbers) continue
    const next = drawnIn(page, l + 1)
    if (!next) continue
    const last = numbers.length === 1 && next.length === 2 ? drawnIn(page, l + 2) : null
    // the hemoglobin above, the two at the sides, the hematocrit below; or the first three in one line
    const all =
      last?.length === 1
        ? [next[0]!, numbers[0]!, next[1]!, last[0]!]
        : numbers.length === 3 && next.length === 1
          ? [...numbers, next[0]!]
          : null
    if (!all || all.some((one, n) => state.used[one.first] || !fits(page, concepts[n]!, one))) continue
    all.forEach((one, n) => putOne(state, concepts[n]!, one))
    l += last?.length === 1 ? 2 : 1
  }
}

const mostTokens = 12

/** The numbers of a line that holds nothing else but strokes; null for any other line. */
function drawnIn(page: Page, number: number): WrittenNumber[] | null {
  const line = page.lines[number]
  if (!line || line.end - line.first > mostTokens || line.end === line.first) return null
  const numbers: WrittenNumber[] = []
  if (page.tokens.kind[line.first] === Kind.word) return null // most lines
  let strokes = 0
  for (let i = line.first; i < line.end; i++) {
    if (isNumber(page, i)) {
      const one = readNumber(page, i)
      if (!one || one.end !== i + 1) return null
      numbers.push(one)
    } else if ('/\\|<>'.includes(signAt(page, i) || '?') || /^[-–—_=<>]+$/.test(wordAt(page, i))) strokes++
    else return null
  }
  return numbers.length > 0 && numbers.length <= 3 && (strokes > 0 || numbers.length === 1) ? numbers : null
}

function fits(page: Page, concept: number, { value, text }: WrittenNumber): boolean {
  const observation = observationOf(page, concept)
  return isPlausible(observation, { type: 'number', value, text }, observation.units[0] ?? null)
}

function putOne(state: State, concept: number, number: WrittenNumber): void {
  put(state, {
    meaning: meaningOf(state.page, concept),
    name: null,
    first: number.first,
    reading: readingOf(number),
    rule: 'panel',
  })
}
