/** Readings: "BP Readings from Last 3 Encounters:" with its values behind it or in dated lines below. */
import type { Span } from '../../note/index.ts'
import { chooseReading } from './choose.ts'
import { readWhen } from './date-time.ts'
import { readFlags } from './flags.ts'
import { closeOf } from './gap.ts'
import { meaningsOf } from './meanings.ts'
import type { Name } from './names.ts'
import { signAt, wordAt } from './page.ts'
import { put, type State } from './state.ts'

// Values that such a list may have, and tokens that it may take.
const mostReadings = 12
const reach = 120

/** Reads the values of such a heading and puts each down; tells whether there were any. */
export function readReadings(state: State, name: Name): boolean {
  const { page } = state
  if (wordAt(page, name.end - 1) !== 'encounters') return false
  const meanings = meaningsOf(state, name)
  const stop = Math.min(page.tokens.length, name.end + reach)
  let when: Span | null = null
  let found = 0
  let i = name.end
  while (i < stop && found < mostReadings) {
    const sign = signAt(page, i)
    const dated = readWhen(page, i)
    if (dated > i) {
      when = { start: page.tokens.start[i]!, end: page.tokens.end[dated - 1]! }
      i = dated
      continue
    }
    if (sign === '(' || sign === '[') {
      const close = closeOf(page, i, stop)
      if (close < 0) break
      i = close + 1 // "(208 lb)", "(!)"
      continue
    }
    if (sign === ':' || sign === ',' || sign === '|') {
      i++
      continue
    }
    const choice = chooseReading(page, meanings, i)
    if (!choice?.plausible) break
    const { reading, meaning } = choice
    const flags = readFlags(page, reading.end)
    const first = found === 0 ? name.first : reading.first
    put(state, {
      meaning,
      name,
      first: when === null ? first : reading.first,
      reading,
      unit: reading.unit,
      interpretation: flags.interpretation,
      when,
      rule: found === 0 ? 'name-value' : 'series',
    })
    found++
    i = Math.max(flags.end, reading.end)
  }
  return found > 0
}
