/** Further acuities: "20/25 in the right (improved from 20/200) and the left is 20/200": each after the first of its sentence. */
import { readScore } from './score.ts'
import { putUnnamed, type State } from './state.ts'

const snellen = /^20\/\d{2,3}(?: [+-]\d)?$/

/** The observation that the first acuity of each sentence belongs to, by the sentence's number. */
export function acuitiesOf({ found }: State): ReadonlyMap<number, number> {
  const acuities = new Map<number, number>()
  for (const { sentence, concept, measurement } of found)
    if (isAcuity(measurement.value.value) && !acuities.has(sentence)) acuities.set(sentence, concept)
  return acuities
}

/**
 * Reads an acuity at token i where an earlier one stands in the same sentence: `acuities` gives those of the note. Gives
 * the token after it, or `i` when there is none.
 */
export function readAcuity(state: State, i: number, acuities: () => ReadonlyMap<number, number>): number {
  const { page } = state
  const { start, end } = page.tokens
  if (page.text.slice(start[i], end[i]) !== '20') return i
  const score = readScore(page, i)
  if (!score || !isAcuity(score.value)) return i
  const concept = acuities().get(page.sentenceOf[i]!)
  if (concept === undefined) return i
  // whose eye it is of the words between do not always tell
  putUnnamed(state, { concept, code: null, value: score.value, first: i, end: score.end, rule: 'acuity' })
  return score.end
}

function isAcuity(value: { readonly type: string; readonly text: string }): boolean {
  return (value.type === 'score' || value.type === 'words') && snellen.test(value.text)
}
