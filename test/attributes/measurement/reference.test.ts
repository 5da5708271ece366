/** Reference ranges. */
import { describe, expect, it } from 'vitest'
import { readReference } from '../../../src/attributes/measurement/reference.ts'
import { concept, pageOf } from './page-of.ts'

const rangeOf = (text: string, bare = true) =>
  readReference(pageOf(text).page, 1, concept('potassium'), bare)?.range.value

describe('readReference', () => {
  it('reads brackets', () => expect(rangeOf('4.1 (3.5-5.0)')).toEqual({ low: 3.5, high: 5, text: '3.5-5.0' }))
  it('reads a word and brackets', () => expect(rangeOf('4.1 [ref: 3.5-5.0]')).toMatchObject({ low: 3.5, high: 5 }))
  it('reads prose', () => expect(rangeOf('4.1 with normal being 3.5 to 5.0')).toMatchObject({ low: 3.5, high: 5 }))
  it('reads one limit', () => expect(rangeOf('4.1 (nl < 5)')).toEqual({ high: 5, text: '< 5' }))
  it('needs a word where brackets mean something else', () => expect(rangeOf('96 (84-122)', false)).toBeUndefined())
  it('is null for a remark', () => expect(rangeOf('4.1 (hemolyzed)')).toBeUndefined())
})
