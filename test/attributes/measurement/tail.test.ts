/** What belongs to a value. */
import { describe, expect, it } from 'vitest'
import { observationOf } from '../../../src/attributes/measurement/page.ts'
import { readTail } from '../../../src/attributes/measurement/tail.ts'
import { pageOf } from './page-of.ts'

const tailOf = (text: string) => {
  const { page, names } = pageOf(text)
  const { concept } = names[0]!.candidates[0]!
  return readTail(page, 2, { concept, observation: observationOf(page, concept), ambiguous: false, code: null })
}

describe('readTail', () => {
  it('reads flag and reference range', () => {
    const tail = tailOf('sodium 128 (L) (135-145), and more')
    expect(tail.interpretation).toBe('L')
    expect(tail.reference?.range.value.text).toBe('135-145')
  })
  it('reads oxygen', () => expect(tailOf('SpO2 96 on 2L NC').oxygen?.oxygen.value.flow).toBe(2))
  it('ends where nothing follows', () =>
    expect(tailOf('sodium 128, chloride')).toMatchObject({ interpretation: null, end: 2 }))
})
