/** Support: names that stand beside each other with their values are believed, single letters too. */
import { chooseReading } from './choose.ts'
import { meaningsOf } from './meanings.ts'
import { isNumber, signAt, startsLine, wordAt } from './page.ts'
import type { State } from './state.ts'

const neighbourReach = 14 // tokens: "T 98.6 (Tm 101.2, oral) P 76"

/**
 * Whether a neighbour of name k has a plausible number right after it, as name k has itself: "T 98.6 P 76 R 16". Each name
 * is looked at once, when first asked for; only names that are ambiguous ask.
 */
export function supportIn(state: State): (k: number) => boolean {
  const { names } = state
  const known = new Int8Array(names.length) // 0: not yet looked at; 1: it has; -1: it has not
  const numbered = (k: number): boolean => (known[k] ||= isNumbered(state, k) ? 1 : -1) > 0
  const near = (k: number, other: number): boolean =>
    other >= 0 &&
    other < names.length &&
    Math.abs(names[other]!.first - names[k]!.first) <= neighbourReach &&
    numbered(other)
  return (k) =>
    names[k]!.candidates.some(({ ambiguous }) => ambiguous) && numbered(k) && (near(k, k - 1) || near(k, k + 1))
}

function isNumbered(state: State, k: number): boolean {
  const { page, names } = state
  const name = names[k]!
  let at = name.end
  if (!isNumber(page, at) && !isNumber(page, at + 1)) return false
  if (':=-'.includes(signAt(page, at) || '?') || /^(is|of|was)$/.test(wordAt(page, at))) at++
  if (startsLine(page, at) || !isNumber(page, at)) return false
  const choice = chooseReading(page, meaningsOf(state, name), at)
  return choice?.plausible === true && choice.reading.value.type !== 'words'
}
