/** Observations by words of our own making. */
import { describe, expect, it } from 'vitest'
import { conceptCalled, conceptNamed } from '../../../src/attributes/measurement/called.ts'
import { lexicon } from './page-of.ts'

describe('what words name', () => {
  it('any case', () =>
    expect(lexicon.concept(conceptNamed(lexicon, 'csf gluc'))).toMatchObject({ name: 'CSF glucose' }))
  it('a short form as written', () => {
    expect(lexicon.concept(conceptCalled(lexicon, 'P'))).toMatchObject({ name: 'heart rate' })
    expect(conceptNamed(lexicon, 'P')).toBe(-1)
  })
  it('nothing', () => expect(conceptNamed(lexicon, 'gluc of the moon')).toBe(-1))
})
