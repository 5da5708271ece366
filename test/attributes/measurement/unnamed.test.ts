/** The reading of a bare number: its unit and end are those of what stands behind it. */
import { expect, it } from 'vitest'
import { readingOf } from '../../../src/attributes/measurement/unnamed.ts'

const number = { first: 4, end: 7, value: 45, text: '45.0' }

it('reads a number alone', () => {
  expect(readingOf(number)).toEqual({
    value: { type: 'number', value: 45, text: '45.0' },
    comparator: null,
    unit: null,
    first: 4,
    body: 4,
    valueEnd: 7,
    end: 7,
  })
})

it('ends with the sign that is its unit, the value before it', () => {
  expect(readingOf(number, '%', 8)).toMatchObject({ unit: '%', valueEnd: 7, end: 8 })
})
