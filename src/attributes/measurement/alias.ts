/** Aliases: names with a bracket behind them that only says the same again or tells its kinds: "blood urea nitrogen (BUN)". */
import { closeOf } from './gap.ts'
import type { Name } from './names.ts'
import { isNumber, resultAt, signAt, wordAt } from './page.ts'
import type { State } from './state.ts'

/** "blood urea nitrogen (BUN) 16", "hemoglobin (Hb): 10.9": a name and its short form are one name. */
export function aliasOf(state: State, k: number): Name | null {
  const { page, names } = state
  const name = names[k]!
  const short = names[k + 1]
  if (!short || signAt(page, name.end) !== '(' || short.first !== name.end + 1 || signAt(page, short.end) !== ')')
    return null
  const concepts = new Set(name.candidates.map((one) => one.concept))
  if (!short.candidates.some((one) => concepts.has(one.concept))) return null
  return { ...name, end: short.end + 1, inner: [] }
}

/** "Cultures (bacterial, fungal, AFB) were negative": a name of cultures with their kinds in brackets is one name. */
export function bracketOf({ page, names }: State, k: number): Name | null {
  const name = names[k]!
  if (!/^(?:cultures|cxs?)$/.test(wordAt(page, name.end - 1)) || signAt(page, name.end) !== '(') return null
  const close = closeOf(page, name.end, page.tokens.length)
  const kinds = names[k + 1]
  if (close < 0 || !kinds || kinds.first > close) return null
  for (let i = name.end + 1; i < close; i++)
    if (
      isNumber(page, i) ||
      resultAt(page, i, 'result') ||
      (signAt(page, i) !== '' && !',/&'.includes(signAt(page, i)))
    )
      return null
  return { ...name, end: close + 1, inner: [] }
}
