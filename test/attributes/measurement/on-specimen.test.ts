/** Specimens. */
import { describe, expect, it } from 'vitest'
import { codeOn, onSpecimen } from '../../../src/attributes/measurement/on-specimen.ts'
import { concept, lexicon, observe, pageOf, read } from './page-of.ts'

describe('specimens', () => {
  it('makes "ketones" of "urine ketones"', () => expect(read('UA: ketones 2+')).toEqual(['urine ketones|2+']))
  it('takes the code of the specimen', () => expect(observe('UA: WBC 3-5')[0]?.measurement.code?.code).toBe('5821-4'))
  it('finds the concept of the specimen', () => {
    const { page, names } = pageOf('gluc 71')
    const found = onSpecimen(page, names[0]!, 'csf')
    expect(lexicon.concept(found)).toMatchObject({ name: 'CSF glucose' })
    expect(onSpecimen(page, names[0]!, 'stool')).toBe(-1)
  })
  it('has no usual code for another specimen', () => {
    expect(codeOn(concept('sodium'), { name: 'csf', key: 'csf', traits: 'own-code' })).toBeNull()
    expect(codeOn(concept('sodium'), null)?.code).toBe('2951-2')
  })
  it('ends with the sentence', () =>
    expect(observe('UA: ketones 2+. WBC 9.')[1]?.measurement.code?.code).toBe('6690-2'))
  it('is let in by words on a dipstick', () => expect(read('UA: glucose neg')).toEqual(['glucose|negative']))
})
