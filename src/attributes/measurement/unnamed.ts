/** Values without words of their own: the meaning of a concept that a place names, the reading of a bare number in it. */
import type { WrittenNumber } from './number.ts'
import { codeOn } from './on-specimen.ts'
import { observationOf, type Page } from './page.ts'
import type { Reading } from './read-value.ts'
import type { Meaning } from './state.ts'

/** The meaning of a concept that a panel's slot, a drawing or a bracket names. */
export function meaningOf(page: Page, concept: number): Meaning {
  const observation = observationOf(page, concept)
  return { concept, observation, ambiguous: false, code: codeOn(observation, null) }
}

/** The reading of a number that stands between joiners, strokes or brackets; its unit, where one ends it at token `end`. */
export function readingOf(
  { first, end: valueEnd, value, text }: Pick<WrittenNumber, 'first' | 'end' | 'value' | 'text'>,
  unit: string | null = null,
  end: number = valueEnd,
): Reading {
  return { value: { type: 'number', value, text }, comparator: null, unit, first, body: first, valueEnd, end }
}
