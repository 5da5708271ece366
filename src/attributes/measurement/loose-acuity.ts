/** Further acuities: "20/25 in the right (improved from 20/200) and the left is 20/200": each after the first of its sentence. */
import { observationOf } from './page.ts'
import { readScore } from './score.ts'
import { put, type State } from './state.ts'

const snellen = /^20\/\d{2,3}(?: [+-]\d)?$/

/** Reads an acuity at token i where an earlier one stands in the same sentence; gives the token after it, or `i` when there is none. */
export function readAcuity(state: State, i: number): number {
  const { page, found } = state
  const { start, end } = page.tokens
  if (page.text.slice(start[i], end[i]) !== '20') return i
  const score = readScore(page, i)
  if (!score || !isAcuity(score.value)) return i
  const first = found.find(
    ({ sentence, measurement: { value } }) => sentence === page.sentenceOf[i] && isAcuity(value.value),
  )
  if (!first) return i
  put(state, {
    // whose eye it is of the words between do not always tell
    meaning: { concept: first.concept, observation: observationOf(page, first.concept), ambiguous: false, code: null },
    name: null,
    first: i,
    reading: {
      value: score.value,
      comparator: null,
      unit: null,
      first: i,
      body: i,
      valueEnd: score.end,
      end: score.end,
    },
    rule: 'acuity',
  })
  return score.end
}

function isAcuity(value: { readonly type: string; readonly text: string }): boolean {
  return (value.type === 'score' || value.type === 'words') && snellen.test(value.text)
}
