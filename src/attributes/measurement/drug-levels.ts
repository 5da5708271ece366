/** Drug levels that only the drug before them names: "tacrolimus 2 mg BID, trough 5/2 4.8", "digoxin 125 mcg daily, level 2.1". */
import { Kind, mayHold, oneOf } from '../../note/index.ts'
import { conceptNamed } from './called.ts'
import { chooseReading } from './choose.ts'
import { readWhen } from './date-time.ts'
import { isLink } from './link-words.ts'
import { Covered, signAt, startsLine, unitsAt, wordAt } from './page.ts'
import { readSeries } from './series.ts'
import { put, type State } from './state.ts'
import { readTail } from './tail.ts'
import { isTarget } from './target.ts'
import { meaningOf } from './unnamed.ts'

const levels = 'level levels lvl trough troughs peak'
const isLevel = oneOf(levels)
const mayTell = mayHold(`${levels} < <= ≤`)
const drugReach = 24 // tokens from a level back to its drug
const valueReach = 7 // tokens from it to its value

/** Reads the levels of the drugs that stand before them in their line. */
export function readDrugLevels(state: State): void {
  const { page } = state
  if (!mayTell(page.tokens)) return
  for (let i = 1; i < page.tokens.length; i++) {
    if (page.tokens.kind[i] === Kind.comparator && page.covered[i - 1]! & Covered.drug) readLimited(state, i)
    if (!isLevel(page.tokens, i) || state.used[i]) continue
    const concept = levelOf(state, i)
    if (concept < 0) continue
    const meaning = meaningOf(page, concept)
    const limit = page.lines[page.lineOf[i]!]!.end
    const value = valueAt(state, i + 1, limit)
    const choice = value < 0 ? null : chooseReading(page, [meaning], value)
    if (
      !choice?.plausible ||
      choice.reading.value.type !== 'number' ||
      isTarget(page, i, choice.reading.comparator !== null)
    )
      continue
    const { reading } = choice
    const tail = readTail(page, reading.end, meaning)
    put(state, { meaning, name: null, first: i, reading, interpretation: tail.interpretation, rule: 'drug-level' })
    i = Math.max(i, readSeries(state, null, meaning, reading, tail.end, limit) - 1)
  }
}

/** "APAP <10, ASA <2": no dose is a limit; what is so written of a drug is its level. */
function readLimited(state: State, i: number): void {
  const { page, nameAt } = state
  const { tokens, longest, text } = page
  if (state.used[i] || startsLine(page, i)) return
  const first = longest.end[i - 1]! === i ? longest.first[i - 1]! : i - 1
  if (nameAt.has(first)) return
  const drug = text.slice(tokens.start[first]!, tokens.end[i - 1]!)
  const concept = drug.length > longestDrug ? -1 : conceptNamed(page.lexicon, `${drug} level`)
  if (concept < 0) return
  const meaning = meaningOf(page, concept)
  const choice = chooseReading(page, [meaning], i)
  if (!choice?.plausible || !choice.reading.comparator?.startsWith('<') || isTarget(page, first, true)) return
  // "no Tylenol <4 g a day"
  if (choice.reading.unit === null ? unitsAt(page, choice.reading.end).length > 0 : !choice.reading.unit.includes('/'))
    return
  const { reading } = choice
  const { interpretation } = readTail(page, reading.end, meaning)
  put(state, { meaning, name: null, first, reading, interpretation, rule: 'drug-level' })
}

/** The observation that measures the nearest drug before token i; -1 where another test or no drug stands there. */
function levelOf({ page, nameAt }: State, i: number): number {
  const { covered, longest, tokens, text } = page
  // "vancomycin trough" is a name
  if (covered[i]! & Covered.name && !nameAt.has(i)) return -1
  const first = page.lines[page.lineOf[i]!]!.first
  for (let k = i - 1; k >= first && i - k <= drugReach; k--) {
    if (!(covered[k]! & Covered.drug)) {
      if (isLevel(tokens, k)) continue
      // "On Depakote 500 mg BID. Level was 62."
      if (covered[k]! & Covered.name || (signAt(page, k) === '.' && k < i - 1)) return -1
      continue
    }
    const from = longest.end[k]! > k ? longest.first[k]! : k
    const trough = wordAt(page, i).startsWith('trough')
    // "lithium carbonate ER", then "lithium"
    for (const end of [k, from]) {
      const drug = text.slice(tokens.start[from]!, tokens.end[end]!)
      if (drug.length > longestDrug) continue
      const low = trough ? conceptNamed(page.lexicon, `${drug} trough`) : -1
      const concept = low >= 0 ? low : conceptNamed(page.lexicon, `${drug} level`)
      if (concept >= 0) return concept
    }
    return -1
  }
  return -1
}

const longestDrug = 30 // characters: what was asked is kept

/** The token of the first number behind words of time and links; -1 where something else comes first. */
function valueAt(state: State, at: number, limit: number): number {
  const { page } = state
  let i = at
  while (i < Math.min(limit, at + valueReach)) {
    if (startsLine(page, i)) return -1
    const dated = readWhen(page, i)
    if (dated > i) i = dated
    else if (isLink(wordAt(page, i)) || ':('.includes(signAt(page, i) || '?')) i++
    else return i
  }
  return -1
}
