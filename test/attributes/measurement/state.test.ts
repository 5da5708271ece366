/** What is put down. */
import { describe, expect, it } from 'vitest'
import { observe } from './page-of.ts'

describe('put', () => {
  const text = 'Seen today. Elevated glucose of 393 mg/dL'
  const [one] = observe(text)
  it('spans name, value and unit', () =>
    expect(text.slice(one!.measurement.span.start, one!.measurement.span.end)).toBe('glucose of 393 mg/dL'))
  it('keeps the words of the value', () =>
    expect(text.slice(one!.measurement.value.span.start, one!.measurement.value.span.end)).toBe('393'))
  it('counts sentences', () => expect(one!.sentence).toBe(1))
})
