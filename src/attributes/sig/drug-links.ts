/** Links: what stands between two drugs of a segment, or between a cue and a drug: "and", an arrow, a bar, a list from "home" on. */
import { Flag, Kind, oneOf } from '../../note/index.ts'
import { coordinated } from './between.ts'
import { type Described, headsList } from './cue-targets.ts'
import { beginsColumn, type SigWords, signAt } from './sig-words.ts'
import type { StatusCue } from './status-cues.ts'
import { beginOf } from './status-signs.ts'

/** "ALLERGY: PCN | MEDS: HCTZ": a bar ends what goes before. */
export function hasBar(words: SigWords, from: number, end: number): boolean {
  for (let i = from; i < end; i++) if (signAt(words, i) === 124) return true
  return false
}

/** "ATN vs NSAIDs", "hepatitis (vs pemetrexed)": causes are weighed, and no drugs. */
export const isBlame = (words: SigWords, { first, end }: StatusCue, drug: Described): boolean =>
  words.condition[first - 1] === 1 || signAt(words, first - 1) === 40 || beginOf(drug) - end > maxBetweenChoices

// Words that may stand between "vs" and the drug: "vs switching to".
const maxBetweenChoices = 3

/** Do "and", a slash or the like join two drugs? "Taxol/Herceptin x12 weeks": what both share ends behind the second. */
export function isJoined(words: SigWords, drug: Described, next: Described): boolean {
  const begin = beginOf(next)
  return coordinated(words, drug.wordsEnd > begin ? drug.end : drug.wordsEnd, begin)
}

export const home = oneOf('home')

/** "home lisinopril, amlodipine held": names without directions, from "home" on; drug `d` is one of them, the cue follows the last. */
export function isHomeList(words: SigWords, drugs: readonly Described[], d: number, cue: StatusCue): boolean {
  if ((cue.status !== 'stopped' && cue.status !== 'on-hold') || drugs[d + 1]!.slots.length > 0) return false
  for (let k = d; k >= 0; k--) {
    if (drugs[k]!.slots.length > 0 || drugs[k + 1]!.first - drugs[k]!.end !== 1) return false
    if (signAt(words, drugs[k]!.end) !== 44) return false
    if (home(words.tokens, drugs[k]!.first - 1)) return true
  }
  return false
}

const now = oneOf('now')

/** "turmeric, fish oil     stop now", "HCTZ 25 daily, KCl 20 daily - stop now": what ends a row is said of all its drugs. */
export function isOfRow(words: SigWords, drug: Described, next: Described, cue: StatusCue): boolean {
  const { tokens } = words
  if (cue.first < next.end || (cue.end < tokens.length && !(tokens.flags[cue.end]! & Flag.line))) return false
  const last = cue.first - 1
  const setOff = beginsColumn(words, cue.first) || (now(tokens, cue.end - 1) && signAt(words, last) === 45)
  if (!setOff || beginOf(next) - drug.wordsEnd !== 1 || signAt(words, drug.wordsEnd) !== 44) return false
  for (let i = drug.first + 1; i <= cue.first; i++) if (tokens.flags[i]! & Flag.line) return false
  return true
}

/** The end of a cue, with the bracket that closes after it: "Home meds (held): A, B". */
export const endOfCue = (words: SigWords, cue: StatusCue | undefined): number | undefined =>
  cue !== undefined && headsList(words, cue.end) ? cue.end + 1 : cue?.end

export function arrowBetween({ tokens }: SigWords, from: number, end: number): boolean {
  for (let i = from; i < end; i++) if (tokens.kind[i] === Kind.arrow) return true
  return false
}

const reversed = oneOf('reversed')
// As far as the verb may stand from what it undoes, in tokens.
const maxReversed = 6

/** "heparin was reversed with protamine": the cue that speaks of the next drug tells that this one works no more. */
export function isReversed({ tokens }: SigWords, { wordsEnd }: Described, cue: StatusCue | null): boolean {
  if (cue === null || cue.status !== 'completed' || cue.first < wordsEnd || cue.first - wordsEnd > maxReversed)
    return false
  for (let i = cue.first; i < cue.end; i++) if (reversed(tokens, i)) return true
  return false
}
