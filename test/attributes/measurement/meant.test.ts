/** What entries mean. */
import { describe, expect, it } from 'vitest'
import { Covered, Fact, factsOf, learn, meantBy } from '../../../src/attributes/measurement/meant.ts'
import { lexicon, pageOf } from './page-of.ts'

const entryOf = (text: string): number => {
  const { terms, tokens } = pageOf(text).page
  const whole = Array.from(terms.first).findIndex((first, t) => first === 0 && terms.end[t] === tokens.length)
  return terms.entry[whole]!
}

describe('what an entry means', () => {
  it('knows units', () => expect(meantBy(lexicon)(entryOf('mg/dL')).units[0]).toMatchObject({ ucum: 'mg/dL' }))
  it('knows result words and their traits', () =>
    expect(meantBy(lexicon)(entryOf('CSF')).results[0]).toMatchObject({ role: 'specimen', key: 'csf' }))
  it('knows names', () => expect(meantBy(lexicon)(entryOf('Na')).names[0]).toMatchObject({ ambiguous: true }))
  it('answers in one number', () => {
    const facts = factsOf(lexicon)
    const entry = entryOf('sodium')
    const fact = learn(facts, entry, meantBy(lexicon)(entry))
    expect(fact & Fact.covers).toBe(Covered.name)
    expect(fact & Fact.exact).toBe(0)
    expect(facts[entry]).toBe(fact)
  })
})
