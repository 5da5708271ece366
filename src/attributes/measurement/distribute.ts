/** Distributed values: "H&H 10.2 and 31", "BUN/creatinine 24/1.3", "AST and ALT were 51 and 83", "51 and 83 for the AST and ALT". */
import { Kind } from '../../note/index.ts'
import { type Choice, chooseReading } from './choose.ts'
import { readDate } from './date-time.ts'
import { readFlags } from './flags.ts'
import { furtherStart } from './further.ts'
import { walkGap } from './gap.ts'
import { holdsValue, mayBegin } from './may-begin.ts'
import { meaningsOf } from './meanings.ts'
import type { Name } from './names.ts'
import { readNumber } from './number.ts'
import { isNumber, observationOf, type Page, resultAt, signAt, wordAt } from './page.ts'
import { type Meaning, put, type State } from './state.ts'
import { isTarget } from './target.ts'
import { readingOf } from './unnamed.ts'
import { isOtherWord } from './worded.ts'

const mostNames = 6
const mostFurther = 6 // groups of values after the first
const valueReach = 30 // tokens from the last name to a value, at most

/** Is token i a word or sign that joins names or values? Its end, or i when it is none. */
function joiner(page: Page, i: number): number {
  if (page.tokens.kind[i] === Kind.word) {
    // "and", "as well as", "or", "over"
    const letter = page.text.charCodeAt(page.tokens.start[i]!) | 32
    if (letter !== 97 && letter !== 111) return i
    const word = page.tokens.end[i]! - page.tokens.start[i]! <= 4 ? wordAt(page, i) : ''
    if (word === 'as') return wordAt(page, i + 1) === 'well' && wordAt(page, i + 2) === 'as' ? i + 3 : i
    return word === 'and' || word === 'over' || word === 'or' ? i + 1 : i
  }
  const sign = signAt(page, i)
  if (sign === '/' || sign === '&' || sign === '+' || sign === '\\') return i + 1
  if (sign === ',') return /^(and|&)$/.test(wordAt(page, i + 1)) ? i + 2 : i + 1
  return i
}

const alone: readonly Name[] = []

/** The names that stand joined with name k, in order: "sodium, potassium and chloride" has three. One alone is no chain: it gives less than two. */
export function readChain(state: State, k: number): readonly Name[] {
  const { page, names } = state
  const first = names[k]!
  // "BUN/creatinine" is one term, and two names when the value is two
  if (first.inner.length >= 2 && !takesRatio(page, first)) {
    const parts = splitInner(page, first)
    if (parts) return parts
  }
  // most names stand alone; "adenocarcinoma, Gleason 3 + 3" shares nothing
  if (joiner(page, first.end) === first.end || isFinding(page, first)) return alone
  const chain: Name[] = [first]
  let at = first.end
  while (chain.length < mostNames) {
    let next = joiner(page, at)
    if (next === at) break
    if (/^(the|serum|her|his)$/.test(wordAt(page, next))) next++
    const number = state.nameAt.get(next)
    if (number === undefined) break
    const name = names[number]!
    chain.push(name)
    at = name.end
  }
  return chain
}

/** A finding in an image, that only perhaps has a size: "adenocarcinoma", "mass". */
function isFinding(page: Page, { ambiguous, candidates }: Name): boolean {
  return ambiguous && candidates.every(({ concept }) => observationOf(page, concept).category === 'imaging')
}

/** "B/P 128/72": the two numbers are one value of the whole name. */
function takesRatio(page: Page, { candidates }: Name): boolean {
  return candidates.some(({ concept }) => observationOf(page, concept).values.includes('ratio'))
}

/** The names that make up a joined term from its first token to its last, with joiners between them. */
function splitInner(page: Page, outer: Name): readonly Name[] | null {
  const parts: Name[] = []
  let at = outer.first
  while (at < outer.end) {
    let best: Name | null = null
    for (const name of outer.inner) if (name.first === at && (!best || name.end > best.end)) best = name
    if (!best) return null
    parts.push(best)
    at = best.end
    if (at === outer.end) break
    const next = joiner(page, at)
    if (next === at) return null
    at = next
  }
  return parts.length >= 2 ? parts : null
}

/** Reads values for a chain of names after its last; puts them down and gives the token after them, or -1. */
export function readChainForward(state: State, chain: readonly Name[], limit: number): number {
  const { page } = state
  const last = chain.at(-1)!
  if (!holdsValue(page, last.end, Math.min(limit, last.end + valueReach))) return -1
  const meanings = chain.map((name) => meaningsOf(state, name))
  let choices: Choice[] | null = null
  const gap = walkGap(page, last.end, limit, null, (i, so) => {
    if (so.comma) return false
    choices = readJoined(state, meanings, i, limit)
    return choices !== null
  })
  if (!gap || choices === null) return -1
  const list = choices as Choice[]
  if (
    list.some((choice) =>
      isTarget(page, chain[0]!.first, choice.reading.comparator !== null || choice.reading.value.type === 'range'),
    )
  )
    return -1
  let end = putList(state, chain, list, gap.when)
  // "32/1.8 (b/l 20/1.1)", "55/60 -> 40/42"
  for (let n = 0; n < mostFurther; n++) {
    const at = furtherStart(page, end)
    const more = at < 0 ? null : readJoined(state, meanings, at, limit)
    if (!more?.every(({ plausible }) => plausible)) break
    end = putList(state, null, more, null)
  }
  return end
}

/** Reads values for a chain that stand before it: "51 and 83 for the AST and ALT". Gives true when it did. */
export function readChainBackward(state: State, chain: readonly Name[], from: number): boolean {
  const { page } = state
  let end = chain[0]!.first
  while (end > from && /^(for|of|the|on|in|an?)$/.test(wordAt(page, end - 1))) end--
  const linked = end < chain[0]!.first
  if (!holdsValue(page, Math.max(from, end - chain.length * 4), end)) return false
  const meanings = chain.map((name) => meaningsOf(state, name))
  for (let i = Math.max(from, end - chain.length * 4); i < end; i++) {
    if (state.used[i] || readDate(page, i) === i + 3) continue
    const list = readJoined(state, meanings, i, end)
    // numbers need their "for the"; a word stands right before: "neg LE/nitrite"
    if (list && list.at(-1)!.reading.end === end && (linked || list[0]!.reading.value.type === 'words')) {
      chain.forEach((name, n) => {
        const { meaning, reading } = list[n]!
        put(state, { meaning, name, first: reading.first, reading, end: name.end, rule: 'distributed' })
      })
      return true
    }
  }
  return false
}

/** As many values as the chain has names, joined, from token i; or one word for all of them ("LE/nitrite neg"). */
export function readJoined(
  state: State,
  meanings: readonly (readonly Meaning[])[],
  i: number,
  limit: number,
): Choice[] | null {
  const { page } = state
  if (!mayBegin(page, i)) return null
  // "drawn on 3/14"
  if (wordAt(page, i - 1) === 'on' && readDate(page, i) > i) return null
  // the 19 of "stopped 2/19 for Cr/Hgb"
  if (signAt(page, i - 1) === '/' && isNumber(page, i - 2)) return null
  if (!readNumber(page, i) && (resultAt(page, i, 'result') || resultAt(page, i, 'words'))) {
    const shared = meanings.map((list) => chooseReading(page, list, i))
    return shared.every(
      (choice) =>
        choice !== null && choice.reading.value.type === 'words' && !isOtherWord(choice.meaning, choice.reading),
    )
      ? (shared as Choice[])
      : null
  }
  const straight = readRow(page, meanings, i, limit)
  if (straight?.every((choice) => choice.plausible)) return straight
  const shared = straight ? null : readShared(page, meanings, i)
  if (shared) return shared
  if (meanings.length !== 2) return straight
  // "H&H was 38.6/13.2": the other way round
  const turned = readRow(page, [meanings[1]!, meanings[0]!], i, limit)
  return turned?.every((choice) => choice.plausible) ? [turned[1]!, turned[0]!] : straight
}

/** "Biceps and triceps 5/5": one strength for muscles that are scored alike. */
function readShared(page: Page, meanings: readonly (readonly Meaning[])[], i: number): Choice[] | null {
  const shared: Choice[] = []
  for (const list of meanings) {
    const choice = chooseReading(page, list, i)
    if (!choice?.plausible || !(isStrength(choice) || isGrade(choice))) return null
    shared.push(choice)
  }
  // "5/5 and 4/5" are one for each
  const end = shared[0]!.reading.end
  return shared.length > 1 && readNumber(page, joiner(page, end)) === null ? shared : null
}

/** "2+" of what is first of all graded: the pulses of the foot. */
function isGrade({ meaning: { observation }, reading: { value } }: Choice): boolean {
  return (
    observation.category === 'exam' &&
    observation.values[0] === 'grade' &&
    value.type === 'words' &&
    /^\d\+$/.test(value.text)
  )
}

function isStrength({ meaning: { observation }, reading: { value } }: Choice): boolean {
  return (
    observation.category === 'exam' &&
    observation.plausible?.[1] === 5 &&
    observation.values[0] === 'score' &&
    /^[0-5][+-]?\/5[+-]?$/.test(value.type === 'score' || value.type === 'words' ? value.text : '')
  )
}

function readRow(page: Page, meanings: readonly (readonly Meaning[])[], i: number, limit: number): Choice[] | null {
  const row: Choice[] = []
  let at = i
  for (let n = 0; n < meanings.length; n++) {
    if (at >= limit) return null
    const choice = readPart(page, meanings[n]!, at)
    if (!choice) return null
    // "protein, pH of 5, negative nitrites": a number and a word are no list
    if (n > 0 && isWorded(choice) !== isWorded(row[0]!)) return null
    row.push(choice)
    at = readFlags(page, choice.reading.end).end
    if (n === meanings.length - 1) break
    const next = joiner(page, at)
    if (next === at) return null
    at = next
  }
  // a further joined number: the list is longer than the chain
  return (signAt(page, at) === '/' || wordAt(page, at) === 'and') &&
    readNumber(page, at + 1) &&
    signAt(page, at) === '/'
    ? null
    : row
}

/** A result in words; "5 feet 7 inches" is none. */
function isWorded({ meaning, reading }: Choice): boolean {
  return (
    reading.value.type === 'words' && !(meaning.observation.values.includes('length') && /\d/.test(reading.value.text))
  )
}

/** One value of a joined list: the slash after it joins, and makes it no score or pressure. */
export function readPart(page: Page, meanings: readonly Meaning[], at: number): Choice | null {
  const choice = chooseReading(page, meanings, at)
  if (choice && choice.reading.value.type === 'number') return choice
  // "height and weight are 5 feet 7 inches and 162 pounds"
  if (choice?.plausible && choice.reading.value.type === 'words' && !isWorded(choice)) return choice
  // "blood pressure and heart rate (124/77 mm Hg, 78 bpm)"
  if (choice?.plausible && choice.reading.value.type === 'blood-pressure') return choice
  // "PF/EHL 5/5": one score for both
  if (choice?.reading.value.type === 'score' && choice.meaning.observation.category === 'exam') return choice
  const number = readNumber(page, at)
  if (!number || signAt(page, number.end) !== '/') return choice
  const meaning = meanings.find((one) => one.observation.values.includes('number'))
  if (!meaning) return null
  return { meaning, reading: readingOf(number), plausible: within(meaning, number.value) }
}

function within({ observation }: Meaning, value: number): boolean {
  const range = observation.plausible
  return (
    range === null ||
    (value >= range[0] && value <= range[1]) ||
    observation.units.some((unit) => unit === '/uL' && value / 1000 >= range[0] && value / 1000 <= range[1])
  )
}

/** Each value from its own name on: "hemoglobin and hematocrit 15.3 and 46.5" is two spans that overlap. */
function putList(
  state: State,
  chain: readonly Name[] | null,
  list: readonly Choice[],
  when: { start: number; end: number } | null,
): number {
  let end = 0
  list.forEach((choice, n) => {
    const { meaning, reading } = choice
    const name = chain?.[n] ?? null
    const flags = readFlags(state.page, reading.end)
    put(state, {
      meaning,
      name,
      first: name?.first ?? reading.first,
      reading,
      when,
      ...(flags.interpretation ? { interpretation: flags.interpretation } : {}),
      rule: 'distributed',
    })
    end = Math.max(end, flags.end)
  })
  return end
}
