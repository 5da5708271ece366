/** Mean: the mean pressure told after its two sides: "48/22 (31)", "40/18 with a mean of 26", "38/16, mean 24", "36/14 (mean 22)". */
import type { Next } from './bracketed.ts'
import { chooseReading } from './choose.ts'
import { signAt, spacedBefore, wordAt } from './page.ts'
import type { Reading } from './read-value.ts'
import type { Meaning, State } from './state.ts'

/** Reads the mean of a pressure inside the heart or its vessels, which the same name may have as one number. */
export function readMean(state: State, meaning: Meaning, last: Reading, at: number, limit: number): Next | null {
  if (last.value.type !== 'blood-pressure' || !meaning.observation.values.includes('number')) return null
  const { page } = state
  const bare = readBare(state, meaning, last, at, limit)
  if (bare) return bare
  let i = at
  if (signAt(page, i) === ',' || signAt(page, i) === '(') i++
  while (i < at + 3 && /^(with|and|a)$/.test(wordAt(page, i))) i++
  if (wordAt(page, i) !== 'mean') return null
  i++
  while (i < at + 8 && (signAt(page, i) === ':' || /^(of|pressure|was|is)$/.test(wordAt(page, i)))) i++
  if (i >= limit || state.used[i]) return null
  const choice = chooseReading(page, [meaning], i)
  if (!choice?.plausible || choice.reading.value.type !== 'number' || choice.reading.end > limit) return null
  const { end } = choice.reading
  return { reading: choice.reading, end: signAt(page, end) === ')' ? end + 1 : end, when: null }
}

/** "48/22 (31)", "54/26/36": of a pressure in the lung the third number, between the two. */
function readBare(state: State, meaning: Meaning, last: Reading, at: number, limit: number): Next | null {
  const { page } = state
  const { value } = last
  if (value.type !== 'blood-pressure' || meaning.observation.implied !== null) return null
  const open = signAt(page, at) === '('
  if (!open && (signAt(page, at) !== '/' || spacedBefore(page, at))) return null
  const choice = at + 1 < limit && !state.used[at + 1] ? chooseReading(page, [meaning], at + 1) : null
  const reading = choice?.reading
  if (!choice?.plausible || reading?.value.type !== 'number' || (open && signAt(page, reading.end) !== ')')) return null
  if (reading.value.value <= value.diastolic || reading.value.value >= value.systolic) return null
  return { reading, end: open ? reading.end + 1 : reading.end, when: null }
}
