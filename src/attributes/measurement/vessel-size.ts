/** How wide the heart's arteries are: "the left main is about 5 mm", "a 2.5 mm circumflex", "the LAD is a 3 mm vessel". */
import { mayHold, oneOf } from '../../note/index.ts'
import { conceptNamed } from './called.ts'
import { isNumber, observationOf, type Page, resultAt, startsLine, wordAt } from './page.ts'
import { isPlausible } from './plausible.ts'
import { type Reading, readValue } from './read-value.ts'
import { put, type State } from './state.ts'
import { meaningOf } from './unnamed.ts'

const mostBetween = 5
const mayHoldWidth = mayHold('mm millimeter millimeters millimetre millimetres')
const isBetween = oneOf(
  'is was are were artery arteries a an the about approximately approx around roughly large small medium moderate sized size vessel vessels measuring measures measured itself proximally nearly in diameter of only',
)

/** Reads the widths in millimetres right behind the names of the heart's arteries. */
export function readVesselSizes(state: State): void {
  const { page, used } = state
  if (page.otherTokens.length === 0 || !mayHoldWidth(page.tokens)) return
  const concept = conceptNamed(page.lexicon, 'coronary artery diameter')
  if (concept < 0) return
  let free = 0
  for (const i of page.otherTokens) {
    const vessel = i < free ? null : resultAt(page, i, 'vessel')
    if (!vessel) continue
    const at = skip(page, vessel.end)
    const reading = isNumber(page, at) && !used[at] ? inMillimetres(page, at, concept) : null
    if (reading) put(state, { meaning: meaningOf(page, concept), name: null, first: i, reading, rule: 'vessel-size' })
    free = reading?.end ?? vessel.end
  }
}

function skip(page: Page, from: number): number {
  let i = from
  while (i < from + mostBetween && isBetween(page.tokens, i) && !startsLine(page, i)) i++
  return i
}

/** "2.5 mm", "7 or 8 mm"; not "3 mm stent", "2 mm from" */
function inMillimetres(page: Page, i: number, concept: number): Reading | null {
  const observation = observationOf(page, concept)
  const reading = readValue(page, i, observation, { toRanges: true })
  if (reading?.unit !== 'mm' || !isPlausible(observation, reading.value, 'mm')) return null
  if (
    resultAt(page, reading.end, 'device') ||
    /^(?:from|distal|proximal|above|below|x|by|balloon|away)$/.test(wordAt(page, reading.end))
  )
    return null
  return reading
}
