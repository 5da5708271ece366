/** What may stand between a name and its value. */
import { describe, expect, it } from 'vitest'
import { closeOf, walkGap } from '../../../src/attributes/measurement/gap.ts'
import { isNumber } from '../../../src/attributes/measurement/page.ts'
import { concept, pageOf } from './page-of.ts'

const walk = (text: string) => {
  const { page } = pageOf(text)
  return walkGap(
    page,
    1,
    page.tokens.length,
    concept('creatinine'),
    (i) => isNumber(page, i) && !/[/]/.test(text.slice(page.tokens.end[i]!, page.tokens.end[i]! + 1)),
  )
}

describe('walkGap', () => {
  for (const text of [
    'creatinine 1.8',
    'creatinine: 1.8',
    'creatinine was 1.8',
    'creatinine today was found to be 1.8',
    'creatinine (baseline) 1.8',
    'creatinine on 04/04/06 was 1.8',
  ])
    it(text, () => expect(walk(text)).not.toBeNull())
  for (const text of [
    'creatinine. 1.8',
    'creatinine; 1.8',
    'creatinine goal 1.8',
    'creatinine pending 1.8',
    'creatinine and potassium chloride 1.8',
    'creatinine will be 1.8',
  ])
    it(`${text} has none`, () => expect(walk(text)).toBeNull())
  it('notes a flag and a date', () => {
    expect(walk('creatinine elevated at 1.8')?.interpretation).toBe('H')
    expect(walk('creatinine on 04/04/06 was 1.8')?.when).not.toBeNull()
  })
  it('tells "from" of a trend from one of a range', () => {
    expect(walk('creatinine rose from 1.8')?.from).toBe('from')
    expect(walk('creatinine ranging from 1.8')?.from).toBe('range')
  })
  it('finds a closing bracket', () => expect(closeOf(pageOf('( a b )').page, 0, 4)).toBe(3))
})
