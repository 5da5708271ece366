/** Bracketed means: the mean of a blood pressure right behind it: "BP 94/48 (63)". */
import { conceptNamed } from './called.ts'
import { readNumber } from './number.ts'
import { observationOf, signAt } from './page.ts'
import { put, type State } from './state.ts'
import { meaningOf, readingOf } from './unnamed.ts'

/** Reads what stands alone in a bracket behind a pressure and lies between its sides, where the lexicon has a "mean …" of it. */
export function readBracketedMeans(state: State): void {
  const { page, found, used } = state
  const count = found.length
  for (let n = 0; n < count; n++) {
    const { concept: of, end, measurement } = found[n]!
    const { value } = measurement.value
    if (value.type !== 'blood-pressure' || value.systolicHigh !== undefined) continue
    if (signAt(page, end) !== '(' || used[end + 1]) continue
    const number = readNumber(page, end + 1)
    if (!number || signAt(page, number.end) !== ')') continue
    if (number.value <= value.diastolic || number.value >= value.systolic) continue
    const concept = conceptNamed(page.lexicon, `mean ${observationOf(page, of).name}`)
    if (concept < 0) continue
    put(state, {
      meaning: meaningOf(page, concept),
      name: null,
      first: number.first,
      reading: readingOf(number),
      rule: 'mean',
    })
  }
}
