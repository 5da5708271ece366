/** What raises the confidence of a mention, and what lowers it. */
import { describe, expect, it } from 'vitest'
import type { Attributes } from '../../src/attributes/index.ts'
import { mentionConfidence, observationConfidence } from '../../src/confidence/index.ts'
import type { Mention } from '../../src/mentions/index.ts'
import { layersOf, numbers, read } from '../findings/layers.ts'

const plain = layersOf({ concept: numbers.heartFailure })
const mention = plain.mentions[0]!
const assertion = plain.assertions[0]!
const condition: Attributes = { kind: 'condition' }

function change(one: Partial<Mention>): number {
  return mentionConfidence({ ...mention, ...one }, assertion, condition, 1).value
}

describe('mentionConfidence', () => {
  const { value } = mentionConfidence(mention, assertion, condition, 1)
  it('of a plain mention is high, and not certain', () => {
    expect(value).toBeGreaterThan(0.85)
    expect(value).toBeLessThan(0.99)
  })
  it.each<[string, Partial<Mention>]>([['a term of several words', { head: { first: 0, end: 2 } }]])(
    'is raised by %s',
    (_, one) => expect(change(one)).toBeGreaterThan(value),
  )
  it.each<[string, Partial<Mention>]>([
    ['a short form', { span: { start: 0, end: 2 } }],
    ['a variant made by rule', { match: 'variant' }],
    ['an ambiguous term', { ambiguous: true }],
    ['several meanings', { concepts: [0, 1] }],
    ['no code', { codes: [] }],
  ])('is lowered by %s', (_, one) => expect(change(one)).toBeLessThan(value))
  it('is raised by a cue, and lowered by a hedge', () => {
    const because = [{ rule: 'cue/no', span: { start: 0, end: 1 } }]
    expect(
      mentionConfidence(mention, { ...assertion, certainty: 'absent', because }, condition, 1).value,
    ).toBeGreaterThan(value)
    expect(
      mentionConfidence(mention, { ...assertion, certainty: 'possible', because }, condition, 1).value,
    ).toBeLessThan(value)
  })
  it('is lowered where only the section says so', () => {
    const because = [{ rule: 'section/past-medical-history', span: { start: 0, end: 1 } }]
    expect(mentionConfidence(mention, { ...assertion, because }, condition, 1).value).toBeLessThan(value)
  })
  it('is raised by repeating', () =>
    expect(mentionConfidence(mention, assertion, condition, 2).value).toBeGreaterThan(value))
  it('of a drug is raised by a whole sig and lowered by none', () => {
    const amount = { value: 40, unit: 'mg', text: '40 mg' }
    const drug = (sig: (Attributes & { kind: 'medication' })['sig'], status: 'active' | 'unknown' = 'active'): number =>
      mentionConfidence(mention, assertion, { kind: 'medication', sig, status, because: [] }, 1).value
    const some = drug({ dose: read(amount) })
    expect(drug({ dose: read(amount), frequency: read({ text: 'once daily' }) })).toBeGreaterThan(some)
    expect(drug({})).toBeLessThan(some)
    expect(drug({ dose: read(amount) }, 'unknown')).toBeLessThan(some)
  })
  it('names each factor once', () => {
    const { factors } = mentionConfidence({ ...mention, ambiguous: true, concepts: [0, 1] }, assertion, condition, 3)
    expect(new Set(factors.map(({ name }) => name)).size).toBe(factors.length)
    expect(factors[0]!.name).toBe('base')
  })
})

describe('observationConfidence', () => {
  const observation = layersOf({ concept: numbers.creatinine, value: { type: 'number', value: 1.2, text: '1.2' } })
    .observations[0]!
  const measured = (one: Partial<typeof observation.measurement>): number =>
    observationConfidence({ ...observation, measurement: { ...observation.measurement, ...one } }).value
  const value = measured({})
  it('is raised by a unit, more by a written one', () => {
    expect(measured({ unit: 'mg/dL', unitImplied: true })).toBeGreaterThan(value)
    expect(measured({ unit: 'mg/dL' })).toBeGreaterThan(measured({ unit: 'mg/dL', unitImplied: true }))
  })
  it('is lowered by a missing name, a missing code and a value that can hardly be', () => {
    expect(observationConfidence({ ...observation, name: null }).value).toBeLessThan(value)
    expect(measured({ code: null })).toBeLessThan(value)
    expect(measured({ issues: ['implausible-value'] })).toBeLessThan(0.6)
  })
})
