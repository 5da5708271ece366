/** Percentiles: where a child's measure stands among others, behind it: "98 cm (45%)", "14.8 kg (50th percentile)", "34 cm, 60%ile". */
import { oneOf } from '../../note/index.ts'
import { conceptNamed } from './called.ts'
import { readNumber } from './number.ts'
import { isNumber, observationOf, type Page, signAt, wordAt } from './page.ts'
import { put, type State } from './state.ts'
import { meaningOf, readingOf } from './unnamed.ts'

/** Reads the percentiles behind the measures of a note: of those for which the lexicon has an observation "… percentile". */
export function readPercentiles(state: State): void {
  readNamed(state)
  const { page, found } = state
  const count = found.length
  for (let n = 0; n < count; n++) {
    const { concept: of, end } = found[n]!
    const { category, units } = observationOf(page, of)
    if (!isGrown(category, units)) continue
    const open = signAt(page, end) === '('
    const at = open || signAt(page, end) === ',' ? end + 1 : skipLinks(page, end)
    if (at === end) continue
    const number = state.used[at] ? null : readNumber(page, at)
    if (!number || number.value > 100) continue
    const close = percentileEnd(page, number.end, open)
    if (close < 0 || (open && signAt(page, close) !== ')')) continue
    const concept = conceptNamed(page.lexicon, `${observationOf(page, of).name} percentile`)
    if (concept < 0) continue
    put(state, {
      meaning: meaningOf(page, concept),
      name: null,
      first: number.first,
      reading: readingOf(number, '%', close),
      rule: 'percentile',
    })
  }
}

/** "Weight 45th percentile", "height is at the 60th percentile": no measure, the percentile alone. */
function readNamed(state: State): void {
  const { page, names, used } = state
  for (const name of names) {
    if (used[name.first]) continue
    const { name: of, category, units } = observationOf(page, name.candidates[0]!.concept)
    if (!isGrown(category, units)) continue
    const at = skipLinks(page, name.end)
    const number = isNumber(page, at) && !used[at] ? readNumber(page, at) : null
    const close = number && number.value <= 100 ? percentileEnd(page, number.end, false) : -1
    const concept = close < 0 ? -1 : conceptNamed(page.lexicon, `${of} percentile`)
    if (concept < 0) continue
    const reading = readingOf(number!, '%', close)
    put(state, { meaning: meaningOf(page, concept), name, first: name.first, reading, rule: 'percentile' })
  }
}

/** Is it a measure that grows, of a child or before birth? */
function isGrown(category: string, units: readonly string[]): boolean {
  return (
    (category === 'vital-signs' || (category === 'imaging' && units[0] === 'g')) &&
    units.some((unit) => /^k?g|cm|\[in_i\]/.test(unit))
  )
}

const isLinked = oneOf('is was at in the or and which approximately about around : which')
const mostLinks = 4

function skipLinks(page: Page, from: number): number {
  let i = from
  while (i < from + mostLinks && (isLinked(page.tokens, i) || signAt(page, i) === '-')) i++
  return i
}

/** The token after "%", "%ile", "th percentile" at token i; -1 where none stands. Without a bracket the sign alone is too little. */
function percentileEnd(page: Page, i: number, bracketed: boolean): number {
  let at = /^(?:st|nd|rd|th)$/.test(wordAt(page, i)) ? i + 1 : i
  const sign = signAt(page, at) === '%'
  if (sign) at++
  if (/^(?:percentile|%?ile|%-?ile|centile|%tile|tile)$/.test(wordAt(page, at))) return at + 1
  return sign && bracketed ? at : -1
}
