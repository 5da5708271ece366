/** Opening a page. */
import { describe, expect, it } from 'vitest'
import { Covered } from '../../../src/attributes/measurement/page.ts'
import { pageOf } from './page-of.ts'

describe('an open page', () => {
  const { page } = pageOf('sodium 138 mEq/L\nBP 120/80. UA: WBC')
  it('knows the line and the sentence of each token', () => {
    expect([page.lineOf[0], page.lineOf[5]]).toEqual([0, 1])
    expect(page.sentenceOf[page.tokens.length - 1]).toBeGreaterThan(page.sentenceOf[0]!)
  })
  it('knows what covers a token', () => {
    expect(page.covered[0]! & Covered.name).not.toBe(0)
    expect(page.covered[1]).toBe(0)
  })
  it('lists the numbers', () => expect(page.numberTokens.length).toBe(3))
})
