/** What entries mean. */
import { describe, expect, it } from 'vitest'
import { Covered, coversBy, meantBy } from '../../../src/attributes/measurement/meant.ts'
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
  it('answers in one number where there is no more to know', () => {
    expect(coversBy(lexicon)(entryOf('sodium'))).toBe(Covered.name)
    expect(coversBy(lexicon)(entryOf('mg/dL'))).toBe(-1)
  })
})
