/** Percentiles: where a child's measure stands among others, behind it: "98 cm (45%)", "14.8 kg (50th percentile)", "34 cm, 60%ile". */
import { conceptNamed } from './called.ts'
import { readNumber } from './number.ts'
import { observationOf, type Page, signAt, wordAt } from './page.ts'
import { put, type State } from './state.ts'
import { meaningOf, readingOf } from './unnamed.ts'

/** Reads the percentiles behind the measures of a note: of those for which the lexicon has an observation "… percentile". */
export function readPercentiles(state: State): void {
  const { page, found } = state
  const count = found.length
  for (let n = 0; n < count; n++) {
    const { concept: of, end } = found[n]!
    const { category, units } = observationOf(page, of)
    if (category !== 'vital-signs' || !units.some((unit) => /^k?g|cm|\[in_i\]/.test(unit))) continue
    const open = signAt(page, end) === '('
    if (!open && signAt(page, end) !== ',') continue
    const number = state.used[end + 1] ? null : readNumber(page, end + 1)
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

/** The token after "%", "%ile", "th percentile" at token i; -1 where none stands. Without a bracket the sign alone is too little. */
function percentileEnd(page: Page, i: number, bracketed: boolean): number {
  let at = /^(?:st|nd|rd|th)$/.test(wordAt(page, i)) ? i + 1 : i
  const sign = signAt(page, at) === '%'
  if (sign) at++
  if (/^(?:percentile|%?ile|%-?ile|centile|%tile|tile)$/.test(wordAt(page, at))) return at + 1
  return sign && bracketed ? at : -1
}
