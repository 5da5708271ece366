/** Batteries: the items of a score told one by one behind its name: "NIHSS: 1a 0, gaze 1, face 2 = 3", "ESAS: pain 5 | tired 4 | nausea 2". */
import { Kind } from '../../note/index.ts'
import { conceptNamed } from './called.ts'
import { readDate } from './date-time.ts'
import { closeOf } from './gap.ts'
import { readNumber, type WrittenNumber } from './number.ts'
import { isNumber, observationOf, type Page, resultAt, signAt, spacedBefore, startsLine, wordAt } from './page.ts'
import { isPlausible } from './plausible.ts'
import { put, type State } from './state.ts'
import { meaningOf, readingOf } from './unnamed.ts'

const leastItems = 3
const mostItems = 40
const mostWords = 4 // of an item's name: "L arm", "worst pain today"
const headReach = 14 // tokens from the name to the first item: "today", "(0-10) 9/18:"

interface Item {
  readonly first: number
  readonly number: WrittenNumber
}

/** Reads the items behind every word of result-words.tsv that names such a score. */
export function readBatteries(state: State): void {
  const { page } = state
  let free = 0
  for (const i of page.otherTokens) {
    const head = i < free ? null : resultAt(page, i, 'battery')
    if (!head || state.used[i]) continue
    const concept = conceptNamed(page.lexicon, head.traits)
    if (concept < 0) continue
    free = readItems(state, head.end, concept, head.key)
  }
}

/** Reads the items from token `from`, and the total behind them; gives the token after all, or `from` where they are too few. */
function readItems(state: State, from: number, concept: number, key: string): number {
  const { page } = state
  const limit = page.lines[page.lineOf[from - 1]!]!.end
  const start = firstItem(page, from, limit)
  const items: Item[] = []
  let at = start
  while (at < limit && items.length < mostItems) {
    const item = itemAt(state, at, limit, concept)
    if (!item) break
    items.push(item)
    at = item.number.end
    if (',;|/'.includes(signAt(page, at) || '?')) at++
    if (wordAt(page, at) === 'and') at++
  }
  if (items.length < leastItems) return from
  const meaning = meaningOf(page, concept)
  // a pain's score is read by its own name
  for (const { first, number } of items)
    if (state.names[state.nameAt.get(first) ?? -1]?.end !== number.first || !isOwn(state, first, number))
      put(state, { meaning, name: null, first, reading: readingOf(number), rule: 'battery' })
  // "= 4"
  const total = signAt(page, at) === '=' && isNumber(page, at + 1) ? readNumber(page, at + 1) : null
  const whole = total ? conceptNamed(page.lexicon, key) : -1
  if (!total || whole < 0) return at
  put(state, { meaning: meaningOf(page, whole), name: null, first: at + 1, reading: readingOf(total), rule: 'battery' })
  return total.end
}

/** Is the item a score of its own, as pain is, that its number fits? */
function isOwn({ page, names, nameAt }: State, first: number, { value, text }: WrittenNumber): boolean {
  return names[nameAt.get(first)!]!.candidates.some(({ concept }) => {
    const observation = observationOf(page, concept)
    return (
      observation.implied === '{score}' ||
      (observation.units[0] === '{score}' && isPlausible(observation, { type: 'number', value, text }, null))
    )
  })
}

/** Where the items begin: behind a bracket, a date, a colon. */
function firstItem(page: Page, from: number, limit: number): number {
  // "NIHSS 4 (face 1, L arm 2)", "Braden 18: sensory 3": the total stands first
  if (isNumber(page, from) && '(:'.includes(signAt(page, from + 1) || '?')) return from + 2
  let at = from
  for (let i = from; i < Math.min(limit, from + headReach); ) {
    const close = signAt(page, i) === '(' ? closeOf(page, i, limit) : -1
    const dated = readDate(page, i)
    if (close > 0) i = close + 1
    else if (dated > i) i = dated
    else if (signAt(page, i) === ':') return i + 1
    else if (/^(?:today|items|score|scores|subscores|breakdown|on|-|r|revised)$/.test(wordAt(page, i))) i++
    else return i
    at = i
  }
  return at
}

/** An item's words and its number at token i: "pain 5", "1a 0", "L arm 3"; null for anything else. */
function itemAt({ page, used }: State, i: number, limit: number, concept: number): Item | null {
  let at = i
  // "1a 0": the item's own number
  if (isNumber(page, at) && page.tokens.kind[at + 1] === Kind.word && !spacedBefore(page, at + 1)) at += 2
  else {
    while (at < limit && at - i < mostWords && isWord(page, at)) at++
    if (at === i) return null
    if (':='.includes(signAt(page, at) || '?')) at++
  }
  if (at >= limit || !isNumber(page, at) || used[at] || startsLine(page, at)) return null
  const number = readNumber(page, at)
  if (!number || !/^\d{1,2}$/.test(number.text)) return null
  const value = { type: 'number', value: number.value, text: number.text } as const
  if (!isPlausible(observationOf(page, concept), value, null) || !closes(page, number.end)) return null
  return { first: i, number }
}

function isWord(page: Page, i: number): boolean {
  return page.tokens.kind[i] === Kind.word && !startsLine(page, i)
}

function closes(page: Page, i: number): boolean {
  return (
    i >= page.tokens.length ||
    startsLine(page, i) ||
    ',;|/.)='.includes(signAt(page, i) || '?') ||
    wordAt(page, i) === 'and'
  )
}
