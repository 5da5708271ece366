/** Series: the further values of a name already read: "1.2 -> 1.8", "0.03, 0.05 and 0.02", "(was 9/10)", "(96-118)", "now 4.1". */
import { Kind, type Span } from '../../note/index.ts'
import { type Next, readInside } from './bracketed.ts'
import { readWhen } from './date-time.ts'
import { readElsewhere } from './elsewhere.ts'
import { readArrow, readFlags } from './flags.ts'
import { closeOf } from './gap.ts'
import { isLater, isLink } from './link-words.ts'
import { readMean } from './mean.ts'
import { readMoment } from './moment.ts'
import type { Name } from './names.ts'
import { isSpacedDash, isThen } from './one-after.ts'
import { readOxygen } from './oxygen.ts'
import { isNumber, type Page, resultAt, signAt, spacedBefore, startsLine, wordAt } from './page.ts'
import { readPronoun } from './pronoun.ts'
import { isSpacedSlash, type Reading } from './read-value.ts'
import { isSideBehind } from './side-behind.ts'
import { isLength } from './size.ts'
import { type Meaning, put, type State } from './state.ts'
import { readTail } from './tail.ts'
import { tryAt } from './try-value.ts'

/** Reads the values that follow the first of a name, up to token `limit`, and puts each down. */
export function readSeries(
  state: State,
  name: Name | null,
  meaning: Meaning,
  first: Reading,
  from: number,
  limit: number,
): number {
  const { page } = state
  let at = from
  let unit = first.unit
  let last = first
  for (let n = 0; n < mostValues; n++) {
    const next = findNext(state, name, meaning, last, at, limit)
    if (!next) break
    const { reading } = next
    const tail = readTail(page, reading.end, meaning)
    unit = reading.unit ?? unit
    put(state, {
      meaning,
      name,
      first: reading.first,
      reading,
      unit,
      interpretation: tail.interpretation,
      ...(tail.reference ? { referenceRange: tail.reference.range } : {}),
      ...(tail.oxygen ? { oxygen: tail.oxygen.oxygen } : {}),
      when: next.when,
      rule: 'series',
    })
    last = reading
    at = Math.max(tail.end, next.end)
  }
  return at
}

const mostValues = 40 // a trend of more is a table
const nowReach = 14 // tokens from a value to "now 4.1"
const arrowReach = 8 // tokens from a value to an arrow: "7.4, 1u pRBC POD2 -> 8.9"

function findNext(
  state: State,
  name: Name | null,
  meaning: Meaning,
  last: Reading,
  at: number,
  limit: number,
): Next | null {
  const { page } = state
  const mean = readMean(state, meaning, last, at, limit)
  if (mean) return mean
  // "1.9 overnight (baseline 1.1)"
  const past = readMoment(page, at)
  let i = past > at && signAt(page, past) === '(' ? past : at
  // "(b/l)", "(flat)", "(1 min)": remarks; "(was 9/10)", "(96-118)": values
  while (i < limit && (signAt(page, i) === '(' || signAt(page, i) === '[')) {
    const close = closeOf(page, i, limit)
    if (close < 0) return null
    const inside = readInside(state, meaning, last, i, close)
    if (inside) return inside
    i = close + 1
  }
  if (i < limit && signAt(page, i) === ']') i++ // "Temp: [36.4-37] 36.6"
  if (i >= limit) return null
  // "[78-124] 92", "(96-128)/(58-81) 112/68": lowest and highest, then the last
  if (
    (i > at && signAt(page, i - 1) === ']') ||
    (i === at && isRanged(last) && meaning.observation.category === 'vital-signs')
  ) {
    const bare = tryAt(state, meaning, last, i, limit)
    if (bare) return { reading: bare, end: bare.end, when: null }
  }
  if (page.tokens.kind[i] === Kind.arrow)
    return afterArrow(state, meaning, last, i + 1, limit) ?? lookAhead(state, meaning, last, i + 1, limit)
  if (isBackArrow(page, i)) return afterArrow(state, meaning, last, i + 2, limit)
  // "Cr 1.9 (8/30) 1.4 (9/1) 1.2": each with its date
  // "WBC 14 ↑ 18"
  const drawn = i > 0 && i === at && readArrow(page, i - 1) !== null
  if (((i > at && isDated(page, i)) || drawn) && isNumber(page, i) && !startsLine(page, i)) {
    const next = tryAt(state, meaning, last, i, limit)
    if (next && (closes(page, next.end) || next.end >= limit)) return { reading: next, end: next.end, when: null }
  }
  // "Hgb down to 7.2 from 9.1"
  if (wordAt(page, i) === 'from' && isNumber(page, i + 1) && !startsLine(page, i)) {
    const next = tryAt(state, meaning, last, i + 1, limit)
    if (next && closes(page, next.end)) return { reading: next, end: next.end, when: null }
  }
  // "7.9% on 2/1/24, up from 7.1%"
  const on = wordAt(page, i) === 'on' ? readMoment(page, i + 1) : i
  const later = readLater(state, meaning, last, on > i + 1 && signAt(page, on) === ',' ? on : i, limit)
  if (later) return later
  const listed = readListed(state, meaning, last, i, limit) ?? readOnOxygen(state, meaning, last, i, limit)
  if (listed) return listed
  const elsewhere = readElsewhere(state, meaning, last, i, limit)
  if (elsewhere) return elsewhere
  // "ANA positive at 1:160", "positive, titer 1:640"
  if (last.value.type === 'words' && last.value.text === 'positive') {
    let t = signAt(page, i) === ',' || signAt(page, i) === '(' ? i + 1 : i
    while (t < i + 4 && /^(at|with|a|of|titers?|titres?|dilution|to|in)$/.test(wordAt(page, t))) t++
    const titre = tryAt(state, meaning, last, t, limit)
    if (titre?.value.type === 'titre') return { reading: titre, end: titre.end, when: null }
  }
  if (name === null) return null
  return lookAhead(state, meaning, last, i, limit) ?? readPronoun(state, meaning, last, i)
}

/** "<-", "<--": what it was before. */
function isBackArrow(page: Page, i: number): boolean {
  return (
    page.tokens.kind[i] === Kind.comparator &&
    wordAt(page, i) === '<' &&
    /^[-–—]+$/.test(wordAt(page, i + 1)) &&
    !spacedBefore(page, i + 1)
  )
}

/** Does a bracket that holds a date or a position and nothing else end right before token i: "(8/30)", "(sit)"? */
function isDated(page: Page, i: number): boolean {
  if (signAt(page, i - 1) !== ')') return false
  for (let open = i - 2; open > i - 10 && open >= 0; open--)
    if (signAt(page, open) === '(')
      return readWhen(page, open + 1) === i - 1 || resultAt(page, open + 1, 'position')?.end === i - 1
  return false
}

function isRanged({ value }: Reading): boolean {
  return value.type === 'range' || (value.type === 'blood-pressure' && value.systolicHigh !== undefined)
}

/** After an arrow: "-> 1.8", "-> (3/14) 1.8", "-> now 1.8", "-> <0.01". */
function afterArrow(state: State, meaning: Meaning, last: Reading, at: number, limit: number): Next | null {
  const { page } = state
  let i = at
  let when: Span | null = null
  for (let n = 0; n < 6 && i < limit; n++) {
    const reading = tryAt(state, meaning, last, i, limit)
    if (reading) return { reading, end: reading.end, when }
    const end = readWhen(page, i)
    if (end > i) {
      when = { start: page.tokens.start[i]!, end: page.tokens.end[end - 1]! }
      i = end
    } else if (signAt(page, i) === '(' && closeOf(page, i, limit) > 0) i = closeOf(page, i, limit) + 1
    else if (isLink(wordAt(page, i)) || page.tokens.kind[i] === Kind.arrow || ':~'.includes(signAt(page, i) || '?')) i++
    else break
  }
  return null
}

/** "to 1.8", ", now 4.1", "then 2.0", "and down to 1.4", "increased to 20": link words, one of them of time. */
function readLater(state: State, meaning: Meaning, last: Reading, at: number, limit: number): Next | null {
  const { page } = state
  let i = at
  if (',;'.includes(signAt(page, i) || '?')) i++
  let late = false
  for (let n = 0; n < 6 && i < limit; n++) {
    const word = wordAt(page, i)
    if (late && signAt(page, i) === '"') {
      i++
      continue
    }
    if (late) {
      const reading = tryAt(state, meaning, last, i, limit)
      if (reading)
        return closes(page, reading.end) || state.nameAt.has(reading.end)
          ? { reading, end: reading.end, when: null }
          : null
    }
    // "from 210 on 5/3 to 118"
    const dated = i === at ? readMoment(page, /^(on|in)$/.test(word) && !resultAt(page, i, 'time') ? i + 1 : i) : i
    if (dated > i && wordAt(page, dated) === 'to') {
      i = dated
      continue
    }
    if (word === 'b' && signAt(page, i + 1) === '/' && /^l$/.test(wordAt(page, i + 2))) i += 2 // "b/l 1.0"
    // "a mean gradient of 42 and a peak of 70"
    if (/^(?:peak|mean|max)$/.test(word) && /\b(?:peak|mean)\b/.test(meaning.observation.name)) return null
    if (isLater(word) || word === 'b' || resultAt(page, i, 'flag')?.end === i + 1) late = true
    // "95 on room air, but did go down to 89"
    else if (!isLink(word) && !/^(but|go|going|went)$/.test(word)) return null
    i++
  }
  return null
}

/** ", 0.05 and 0.02": bare values in a list; not of a vital sign, whose list goes on to the next sign. */
function readListed(state: State, meaning: Meaning, last: Reading, at: number, limit: number): Next | null {
  const { page } = state
  const { observation } = meaning
  let i = at
  const slash =
    isSpacedSlash(page, i, observation) || isSpacedDash(page, i, observation) || isThen(page, i, observation, last)
  const comma = signAt(page, i) === ',' || slash
  if (comma) i++
  // "FVC 3.1 L or 78%"
  const or =
    wordAt(page, i) === 'or' && signAt(page, i + 2) === '%' && observation.units.includes('%') && last.unit !== '%'
  const and = or || /^(and|&|then)$/.test(wordAt(page, i))
  if (and) i++
  if (i === at || state.nameAt.has(i)) return null
  const then = isThen(page, at, observation, last)
  if (observation.category === 'vital-signs' && last.value.type !== 'blood-pressure' && !(and && !comma) && !then)
    return null
  const reading = tryAt(state, meaning, last, i, limit)
  if (!reading || (reading.value.type === 'words' && !isLength(reading))) return null
  // "(FEV1 34%, 2 prior intubations)"
  if (last.unit === '%' && reading.unit === null && observation.category === 'exam') return null
  const after = readFlags(page, reading.end).end
  const goesOn =
    slash &&
    (isSpacedSlash(page, after, observation) ||
      isSpacedDash(page, after, observation) ||
      isThen(page, after, observation, reading))
  if (!isNumber(page, reading.body) || !(goesOn || closes(page, after))) return null
  // "8, 6 monocytes": the number before a name is that name's
  if (state.nameAt.has(reading.end) && !startsLine(page, reading.end)) return null
  return { reading, end: reading.end, when: null }
}

/** "90 on RA, 95 on 2L": a further saturation with the oxygen that it was measured on. */
function readOnOxygen(state: State, meaning: Meaning, last: Reading, at: number, limit: number): Next | null {
  const { page } = state
  const { category, implied } = meaning.observation
  if (category !== 'vital-signs' || implied !== '%' || !',;'.includes(signAt(page, at) || '?')) return null
  const i = /^(?:and|then|now)$/.test(wordAt(page, at + 1)) ? at + 2 : at + 1
  const reading = tryAt(state, meaning, last, i, limit)
  return reading && readOxygen(page, reading.end) ? { reading, end: reading.end, when: null } : null
}

/** The value ends here: a stop, a comma, a bracket, the line's end, or a small word. */
function closes(page: Page, i: number): boolean {
  if (i >= page.tokens.length || startsLine(page, i)) return true
  if (page.tokens.kind[i] === Kind.arrow || ',.;)]|('.includes(signAt(page, i) || '?')) return true
  if (resultAt(page, i, 'time') || (/^[lr]$/.test(wordAt(page, i)) && isSideBehind(page, i))) return true
  return (
    /^(and|then|on|at|with|in|but|after|off|respectively|finally|s\/p|post|prior|this|by|from|before|over|which|w|while|pre|to)$/.test(
      wordAt(page, i),
    ) || readWhen(page, i) > i
  )
}

/** Further on in the sentence: "7.4, 1u pRBC POD2 -> 8.9", "3.2, repleted with KCl 40 mEq PO x2, now 4.1". */
function lookAhead(state: State, meaning: Meaning, last: Reading, at: number, limit: number): Next | null {
  const { page } = state
  for (let i = at; i < Math.min(limit, at + nowReach); i++) {
    if ('.;|'.includes(signAt(page, i) || '?') || startsLine(page, i)) return null
    if (state.nameAt.has(i)) return null
    const word = wordAt(page, i)
    const begins = i > at && (',('.includes(signAt(page, i - 1) || '?') || /^(?:and|but)$/.test(wordAt(page, i - 1)))
    const now = /^(?:now|currently|today|repeat|recheck|rpt)$/.test(word) && begins
    const arrow =
      page.tokens.kind[i] === Kind.arrow &&
      i - at < arrowReach &&
      i > 0 &&
      !isNumber(page, i - 1) &&
      spacedBefore(page, i)
    if (!now && !arrow) continue
    // "and today is 4.3"
    const first = now && /^(?:is|was|at|it's)$/.test(wordAt(page, i + 1)) ? i + 2 : i + 1
    const reading = tryAt(state, meaning, last, first, limit)
    if (!reading) return null
    return closes(page, readFlags(page, reading.end).end) ? { reading, end: reading.end, when: null } : null
  }
  return null
}
