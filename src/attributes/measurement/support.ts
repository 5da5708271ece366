/** Support: names that stand beside each other with their values are believed, single letters too. */
import { chooseReading, meaningsOf } from './choose.ts'
import { isNumber, signAt, startsLine, wordAt } from './page.ts'
import type { State } from './state.ts'

/** For each name, whether a neighbour has a plausible number right after it, as it has itself: "T 98.6 P 76 R 16". */
export function findSupport(state: State): Uint8Array {
  const { page, names } = state
  const numbered = new Uint8Array(names.length)
  names.forEach((name, k) => {
    let at = name.end
    if (!isNumber(page, at) && !isNumber(page, at + 1)) return
    if (':=-'.includes(signAt(page, at) || '?') || /^(is|of|was)$/.test(wordAt(page, at))) at++
    if (startsLine(page, at) || !isNumber(page, at)) return
    const choice = chooseReading(page, meaningsOf(state, name), at)
    if (choice?.plausible && choice.reading.value.type !== 'words') numbered[k] = 1
  })
  const supported = new Uint8Array(names.length)
  for (let k = 0; k < names.length; k++) {
    const near = (other: number): boolean =>
      numbered[other] === 1 && Math.abs(names[other]!.first - names[k]!.first) <= neighbourReach
    if (numbered[k] && ((k > 0 && near(k - 1)) || (k + 1 < names.length && near(k + 1)))) supported[k] = 1
  }
  return supported
}

const neighbourReach = 14 // tokens: "T 98.6 (Tm 101.2, oral) P 76"
