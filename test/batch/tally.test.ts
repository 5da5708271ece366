/** Counts of shards add up to those of the whole. */
import { expect, it } from 'vitest'
import { createCounter, sum } from '../../src/batch/tally.ts'
import { createExtractor } from '../../src/node.ts'
import { noteText } from './folder.ts'

it('the whole is the sum of its parts', () => {
  const extractor = createExtractor()
  const whole = createCounter()
  const parts = [createCounter(), createCounter()]
  for (let i = 0; i < 30; i++) {
    const part = parts[i % 7 === 0 ? 0 : 1]!
    for (const counter of [whole, part]) {
      counter.record()
      if (i % 5 === 0) counter.reject(`readers/${i % 2}`)
      else counter.note(extractor.extract(noteText(i)))
      counter.review(i)
      counter.invalid(1)
    }
  }
  const total = whole.tally()
  expect(sum(parts.map((part) => part.tally()))).toEqual(total)
  expect(total).toMatchObject({
    records: 30,
    notes: 24,
    rejected: 6,
    rejects: { 'readers/0': 3, 'readers/1': 3 },
    review: 435,
  })
  expect(Object.keys(total.findings)).toEqual(['condition', 'medication', 'observation'])
  expect(total.codes).toMatchObject({ 'icd-10-cm': expect.any(Number), loinc: expect.any(Number) })
  expect(total.sections).toMatchObject({ none: expect.any(Number) })
})
it('names come in one order, however they came', () => {
  const [a, b] = [createCounter(), createCounter()]
  for (const code of ['x', 'a', 'k']) a.reject(code)
  for (const code of ['k', 'x', 'a']) b.reject(code)
  expect(JSON.stringify(a.tally())).toBe(JSON.stringify(b.tally()))
})
