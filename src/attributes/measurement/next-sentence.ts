/** Next sentence: the value of a test that a sentence only names: "Troponin was checked. Came back at 0.04." */
import { chooseReading } from './choose.ts'
import type { Name } from './names.ts'
import { isNumber, type Page, signAt, startsLine, wordAt } from './page.ts'
import type { Reading } from './read-value.ts'
import type { Meaning, State } from './state.ts'

const made = /^(?:checked|drawn|obtained|sent|repeated|rechecked|done|ordered|measured|performed)$/
const mostBetween = 4 // tokens of "was subsequently checked."

/**
 * Reads the value at the beginning of the sentence after a name, where the name's own sentence ends with its being
 * checked, and the next one says only that it came back. A time, a count of days or another test there is no value.
 */
export function readNextSentence(
  state: State,
  name: Name,
  meanings: readonly Meaning[],
): { readonly meaning: Meaning; readonly reading: Reading } | null {
  const { page } = state
  if (name.ambiguous || meanings[0]!.observation.category !== 'laboratory') return null
  let i = name.end
  while (
    i < name.end + mostBetween &&
    /^(?:was|were|is|has|been|also|then|subsequently|again|initially)$/.test(wordAt(page, i))
  )
    i++
  if (!made.test(wordAt(page, i)) || signAt(page, i + 1) !== '.') return null
  const first = i + 2
  if (startsLine(page, first)) return null
  const at = cameBack(page, first)
  if (at < 0 || !isNumber(page, at) || state.used[at]) return null
  const choice = chooseReading(page, meanings, at)
  if (!choice?.plausible || choice.reading.value.type !== 'number') return null
  const end = choice.reading.end
  return end >= page.tokens.length || '.,;'.includes(signAt(page, end) || '?') ? choice : null
}

/** The token after "It came back at", "Came back", "Returned at"; -1 where no such words stand. */
function cameBack(page: Page, i: number): number {
  let at = /^(?:it|this|result)$/.test(wordAt(page, i)) ? i + 1 : i
  if (wordAt(page, at) === 'came' && wordAt(page, at + 1) === 'back') at += 2
  else if (wordAt(page, at) === 'returned') at++
  else return -1
  return /^(?:at|as)$/.test(wordAt(page, at)) ? at + 1 : at
}
