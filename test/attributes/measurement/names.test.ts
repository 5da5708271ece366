/** Names of observations. */
import { describe, expect, it } from 'vitest'
import { pageOf } from './page-of.ts'

const namesOf = (text: string) => {
  const { page, names } = pageOf(text)
  return names.map((name) => text.slice(page.tokens.start[name.first], page.tokens.end[name.end - 1]))
}

describe('findNames', () => {
  it('takes the longest', () => expect(namesOf('urine ketones 2+')).toEqual(['urine ketones']))
  it('keeps the shorter inside', () => {
    const { names } = pageOf('BUN/creatinine 24/1.3')
    expect(names).toHaveLength(1)
    expect(names[0]!.inner).toHaveLength(2)
  })
  it('knows a drug of the same words', () => expect(pageOf('potassium 20 mEq').names[0]!.drug).toBe(true))
  it('knows a name inside of a drug', () => expect(pageOf('potassium chloride').names[0]!.wrapped).toBe(true))
  it('minds the case of letters', () => expect(namesOf('p 76 P 76')).toEqual(['P']))
  it('is no unit of a number', () => expect(namesOf('7.9 K/uL')).toEqual([]))
})
