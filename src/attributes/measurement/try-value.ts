/** Try value: may the value at a token follow the last one of its series? */
import { family } from './bracketed.ts'
import { chooseReading } from './choose.ts'
import { type Page, wordAt } from './page.ts'
import type { ReadHow, Reading } from './read-value.ts'
import type { Meaning, State } from './state.ts'
import { isTargetAfter } from './target.ts'

/** A value at token i that may follow `last`: of the same shape, plausible, and not the number of something else. */
export function tryAt(
  state: State,
  meaning: Meaning,
  last: Reading,
  i: number,
  limit: number,
  how: ReadHow = {},
): Reading | null {
  const { page } = state
  if (i >= limit || state.used[i]) return null
  const choice = chooseReading(page, [meaning], i, how)
  if (!choice || choice.reading.end > limit) return null
  const { reading, plausible } = choice
  // "ANA positive at 1:160"
  const titred = reading.value.type === 'titre' && last.value.type === 'words' && last.value.text === 'positive'
  // "initially negative, but rose to 2.4"
  const risen =
    reading.value.type === 'number' &&
    last.value.type === 'words' &&
    /^(?:negative|normal|positive)$/.test(last.value.text) &&
    wordAt(page, i - 1) === 'to' &&
    !/^(?:due|prior|up|secondary|sent|equal)$/.test(wordAt(page, i - 2))
  // "8/19 940 | 6/24 ND"
  const cleared =
    reading.value.type === 'words' &&
    last.value.type === 'number' &&
    /^(?:nd|(?:not |un)detect(?:ed|able))$/.test(reading.value.text)
  if (!plausible || (family(reading) !== family(last) && !titred && !risen && !cleared)) return null
  if (isTargetAfter(page, reading.end) || isDifference(page, i)) return null
  // "-> 1u pRBC", "3 days": a word that is no flag follows directly
  return reading
}

/** "24.5 kg, an increase of 0.5 kg": how much it changed. */
function isDifference(page: Page, i: number): boolean {
  return (
    wordAt(page, i - 1) === 'of' &&
    /^(?:increase|decrease|gain|loss|drop|rise|change|difference|improvement|reduction)$/.test(wordAt(page, i - 2))
  )
}
