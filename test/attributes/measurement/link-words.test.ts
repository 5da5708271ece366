/** Link words. */
import { describe, expect, it } from 'vitest'
import { isLater, isLink, isStrongLink } from '../../../src/attributes/measurement/link-words.ts'

describe('link words', () => {
  it('tells strong from weak', () => {
    expect([isStrongLink('was'), isStrongLink('today'), isLink('today'), isLink('creatinine')]).toEqual([
      true,
      false,
      true,
      false,
    ])
  })
  it('knows what brings a later value', () => expect([isLater('now'), isLater('was')]).toEqual([true, false]))
})
