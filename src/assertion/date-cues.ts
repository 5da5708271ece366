/** Years that put a passing disease into the past: "shingles in 2019", "R hip fx 2022". */
import { Kind } from '../note/index.ts'
import { readCueRow } from './cue-rows.ts'
import { type FoundCue, type View, wordTest } from './view.ts'

const year = readCueRow('year', 'temporality=historical', 'backward', 'next acute')
// "In 2015 he had ..." speaks of what follows
const openingYear = readCueRow('year', 'temporality=historical', 'both', 'near acute')
const isIn = wordTest('in')
const isMonth = wordTest(
  'jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september october november december',
)
const isSince = wordTest('since dx diagnosed')

/**
 * The years of a note that are past: those before its latest one, and a year after "in" when no other is named. A year after
 * "since" or "dx" dates what goes on.
 */
export function findYearCues({ text, tokens }: Pick<View, 'text' | 'tokens'>): FoundCue[] {
  const places: { at: number; year: number }[] = []
  let latest = 0
  let several = false
  for (let i = 0; i < tokens.length; i++) {
    if (tokens.kind[i] !== Kind.number || tokens.end[i]! - tokens.start[i]! !== 4) continue
    const value = Number(text.slice(tokens.start[i], tokens.end[i]))
    if (!(value >= 1900 && value < 2100)) continue
    if (latest !== 0 && value !== latest) several = true
    latest = Math.max(latest, value)
    // "3/4/2019" and "2019-03" are dates, of a visit as often as of a disease
    const glued = i > 0 && tokens.start[i] === tokens.end[i - 1]
    if (!glued) places.push({ at: i, year: value })
  }
  const cues: FoundCue[] = []
  for (const { at, year: value } of places) {
    if (at > 0 && isSince(tokens, at - 1)) continue
    // "in 2019", "in March 2019"
    const before = at > 1 && isMonth(tokens, at - 1) ? at - 2 : at - 1
    const after = before >= 0 && isIn(tokens, before)
    if (several ? value === latest : !after) continue
    const opens = after && (before < 1 || tokens.kind[before - 1] !== Kind.word)
    cues.push({ first: at, end: at + 1, row: opens ? openingYear : year })
  }
  return cues
}
