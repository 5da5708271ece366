/** Susceptibilities: what a culture was tested with, from the letters that its lists write: "Amp R", "oxacillin <=0.25 S", "S mero, amik". */
import { findSusceptibilities } from '../../mentions/index.ts'
import { readComparator } from './comparator.ts'
import { readNumber } from './number.ts'
import { wordAt } from './page.ts'
import type { Reading } from './read-value.ts'
import { put, type State } from './state.ts'
import { meaningOf } from './unnamed.ts'

/** Reads the susceptibilities of a note: the concentration where one is written, else the letter. */
export function readSusceptibilities(state: State): void {
  const { page, used } = state
  for (const one of findSusceptibilities(page.text, page.tokens, page.terms, page.lexicon)) {
    const { concept, amount, letter } = one
    const number = amount && readNumber(page, amount.body)
    // "2/38" of two drugs in one is a concentration as written
    const whole = number !== null && number.end === amount?.end
    const reading: Reading =
      amount && whole
        ? {
            value: { type: 'number', value: number.value, text: number.text },
            comparator: readComparator(page, amount.first)?.comparator ?? null,
            unit: null,
            first: amount.first,
            body: amount.body,
            valueEnd: amount.end,
            end: amount.end,
          }
        : {
            value: { type: 'words', text: wordAt(page, letter) },
            comparator: null,
            unit: null,
            first: letter,
            body: letter,
            valueEnd: letter + 1,
            end: letter + 1,
          }
    put(state, {
      meaning: meaningOf(page, concept),
      name: null,
      first: one.first,
      reading,
      end: Math.max(reading.end, letter < one.drug.first ? one.end : reading.end),
      rule: 'susceptibility',
    })
    used.fill(1, one.first, one.end)
  }
}
