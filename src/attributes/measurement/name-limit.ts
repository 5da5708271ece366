/** Name limits: up to where a name may have its value: the next name, or the one after it. */
import { Kind } from '../../note/index.ts'
import { chooseReading } from './choose.ts'
import { meaningsOf } from './meanings.ts'
import type { Name } from './names.ts'
import { isNumber, resultAt, wordAt } from './page.ts'
import type { State } from './state.ts'

/** "peak systolic velocity in the internal carotid artery is 0.46": the next name only tells where, and has no value of its own sort. */
function tellsWhere(state: State, name: Name, next: Name): boolean {
  const { page } = state
  if (!next.ambiguous || next.first - name.end > mostPlace || name.ambiguous || hasOwn(state, next)) return false
  for (let i = name.end; i < next.first; i++) {
    if (page.tokens.kind[i] !== Kind.word) return false
    if (/^(?:in|of|at|from)$/.test(wordAt(page, i))) return true
  }
  return false
}

/** Does the first number after a name fit it? */
function hasOwn(state: State, name: Name): boolean {
  const { page } = state
  for (let i = name.end; i < name.end + mostPlace; i++)
    if (isNumber(page, i)) return chooseReading(page, meaningsOf(state, name), i) !== null
  return true
}

const mostPlace = 5 // tokens of "in the proximal internal"

/** Where the next name begins; an organism right after a culture's name is its value, though it names a test too. */
export function limitAfter(state: State, k: number): number {
  const { names, page } = state
  let n = k + 1
  // "SpO2 91% RA (baseline 93%)": room air, and no atrium
  if (n < names.length && isOxygen(state, names[n]!) && isSaturation(state, names[k]!))
    while (n < names.length && n < k + mostOxygen && isOxygen(state, names[n]!)) n++
  const next = names[n]
  if (!next) return page.tokens.length
  if (tellsWhere(state, names[k]!, next)) return names[n + 1]?.first ?? page.tokens.length
  // "Child-Pugh B": the letter is its class
  if (resultAt(page, next.first, 'class') && isClassed(state, names[k]!))
    return names[n + 1]?.first ?? page.tokens.length
  const near = next.first - names[k]!.end <= 6
  // "Sputum: MRSA nares neg": a test of its own
  const own =
    resultAt(page, next.end, 'result') !== null && next.end > (resultAt(page, next.first, 'organism')?.end ?? 0)
  return near && !own && resultAt(page, next.first, 'organism')
    ? (names[n + 1]?.first ?? page.tokens.length)
    : next.first
}

const mostOxygen = 8

function isClassed(state: State, name: Name): boolean {
  return meaningsOf(state, name)[0]!.observation.values.includes('class')
}

function isSaturation(state: State, name: Name): boolean {
  const { category, implied } = meaningsOf(state, name)[0]!.observation
  return implied === '%' && category === 'vital-signs'
}

function isOxygen({ page }: State, { first, end }: Name): boolean {
  return (resultAt(page, first, 'oxygen')?.end ?? 0) >= end && !isNumber(page, end)
}
