/** Years and months that put a passing disease into the past: "shingles in 2019", "R hip fx 2022", "COVID in Aug". */
import { Flag, Kind, mayHold } from '../note/index.ts'
import { readCueRow } from './cue-rows.ts'
import { type FoundCue, type View, wordTest } from './view.ts'

const year = readCueRow('year', 'temporality=historical', 'backward', 'next acute')
// "In 2015 he had ..." speaks of what follows, and so does "in 2015 with"
const openingYear = readCueRow('year', 'temporality=historical', 'both', 'near acute dated')
const month = readCueRow('month', 'temporality=historical', 'both', 'near acute dated')
const isIn = wordTest('in')
const months =
  'jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september october november december'
const isMonth = wordTest(months)
const mayHoldMonth = mayHold(months)
const isAhead = wordTest(
  'will plan plans planned planning scheduled schedule due next upcoming follow followup return returns appointment appt until through start repeat recheck',
)
const isWith = wordTest('with for after')
// So many tokens before a month a word of what is ahead is looked for.
const aheadReach = 14
const isSince = wordTest('since dx diagnosed')
// "seizures started in July" go on
const isBegun = wordTest('started began begun starting beginning onset since dx diagnosed worse worsening worsened')

/**
 * The stays in a hospital that are over, the years of a note that are past: those before its latest one, and a year after "in" or right behind a condition when no
 * other is named; and months after "in" without a year. A year after "since" or "dx" dates what goes on.
 */
export function findDateCues(view: Pick<View, 'text' | 'tokens' | 'contentFirst'>): FoundCue[] {
  const years = findYears(view)
  const months = mayHoldMonth(view.tokens) ? findMonths(view) : []
  const stays = mayHoldStay(view.tokens) ? findStays(view) : []
  if (months.length === 0 && stays.length === 0) return years
  return [...years, ...months, ...stays].sort((a, b) => a.first - b.first)
}

const stay = readCueRow('stay', 'temporality=historical', 'forward', 'clause acute')
const stays = 'hosp hospitalized hospitalised hospitalization hospitalisation'
const isStay = wordTest(stays)
const mayHoldStay = mayHold(stays)
const closedRange = /^\s?\(?\d{1,2}\/\d{1,2}(?:\/\d{2,4})?\s?(?:-|–|to|thru)\s?\d{1,2}\/\d{1,2}(?:\/\d{2,4})?\)?/
const longestRange = 30 // characters

/** "- Hosp 10/11-10/14 vol overload": a stay in a hospital that has its end, as an event of a line. In "88 yo F, hosp 3/1-3/9 for sepsis" it may be why she is here. */
function findStays({ text, tokens }: Pick<View, 'text' | 'tokens'>): FoundCue[] {
  const cues: FoundCue[] = []
  for (let i = 0; i + 1 < tokens.length; i++) {
    if (tokens.kind[i] !== Kind.word || !isStay(tokens, i) || !opensLine(tokens, i)) continue
    const from = tokens.end[i]!
    const range = closedRange.exec(text.slice(from, from + longestRange))
    if (range === null) continue
    let end = i + 1
    while (end < tokens.length && tokens.start[end]! < from + range[0].length) end++
    cues.push({ first: i, end, row: stay })
  }
  return cues
}

/** Does token i open its line, but for a sign that marks an item? */
function opensLine({ kind, flags }: View['tokens'], i: number): boolean {
  return (flags[i]! & Flag.line) !== 0 || (i > 0 && kind[i - 1] === Kind.sign && (flags[i - 1]! & Flag.line) !== 0)
}

/** "COVID in Aug", "admitted in March with pneumonia": not what is planned for then, nor a month with its year or day. */
function findMonths({ tokens }: Pick<View, 'tokens'>): FoundCue[] {
  const cues: FoundCue[] = []
  for (let i = 1; i < tokens.length; i++) {
    if (!isMonth(tokens, i) || !isIn(tokens, i - 1) || tokens.kind[i + 1] === Kind.number) continue
    if (tokens.flags[i]! & Flag.line || !(tokens.flags[i]! & Flag.capital)) continue
    let ahead = isBegun(tokens, i - 2)
    for (let k = i - 1; k >= 0 && k > i - aheadReach; k--) ahead ||= isAhead(tokens, k)
    if (!ahead) cues.push({ first: i, end: i + 1, row: month })
  }
  return cues
}

/** The year that a number is: "2019", the 18 of "'18"; 0 where it is none. */
function yearAt(text: string, start: number, end: number): number {
  if (end - start === 4) {
    const value = Number(text.slice(start, end))
    return value >= 1900 && value < 2100 ? value : 0
  }
  if (end - start !== 2 || start < 2) return 0
  const mark = text.charCodeAt(start - 1)
  // a foot's mark stands behind a number
  if ((mark !== 39 && mark !== 0x2019) || text.charCodeAt(start - 2) > 32) return 0
  const value = Number(text.slice(start, end))
  return value > latestOfCentury ? 1900 + value : 2000 + value
}

const latestOfCentury = 49 // "'50" is 1950

function findYears({ text, tokens, contentFirst }: Pick<View, 'text' | 'tokens' | 'contentFirst'>): FoundCue[] {
  const places: { at: number; year: number }[] = []
  let latest = 0
  let several = false
  for (let i = 0; i < tokens.length; i++) {
    if (tokens.kind[i] !== Kind.number) continue
    const value = yearAt(text, tokens.start[i]!, tokens.end[i]!)
    if (value === 0) continue
    if (latest !== 0 && value !== latest) several = true
    latest = Math.max(latest, value)
    // "3/4/2019" and "2019-03" are dates, of a visit as often as of a disease
    const glued = i > 0 && tokens.start[i] === tokens.end[i - 1] && tokens.end[i]! - tokens.start[i]! === 4
    if (!glued) places.push({ at: i, year: value })
  }
  const cues: FoundCue[] = []
  for (const { at, year: value } of places) {
    if (at > 0 && isSince(tokens, at - 1)) continue
    // "in 2019", "in March 2019"
    const before = at > 1 && isMonth(tokens, at - 1) ? at - 2 : at - 1
    const after = before >= 0 && isIn(tokens, before) && !isBegun(tokens, before - 1)
    // "GIB 2020"
    // the mark of "'18" is a token of its own
    const mark = tokens.end[at]! - tokens.start[at]! === 2 && at > 0 && tokens.kind[at - 1] === Kind.sign ? 1 : 0
    const touches = at > mark && contentFirst[at - 1 - mark] !== 0
    if (several ? value === latest : !after && !touches) continue
    // "stroke in 2010 with a weak arm" dates the stroke
    const isVisit = isWith(tokens, at + 1) && !(before > 0 && contentFirst[before - 1] !== 0)
    const opens = after && (before < 1 || tokens.kind[before - 1] !== Kind.word || isVisit)
    cues.push({ first: at, end: at + 1, row: opens ? openingYear : year })
  }
  return cues
}
