/** Classes in numerals and letters. */
import { describe, expect, it } from 'vitest'
import { isClassText } from '../../../src/attributes/measurement/class.ts'
import { read } from './with-built-in.ts'

describe('classes', () => {
  for (const [text, values] of [
    ['NYHA III', ['NYHA class|iii']],
    ['NYHA class II-III', ['NYHA class|ii-iii']],
    ['Child-Pugh B', ['Child-Pugh score|b']],
    ['SCAI C -> D', ['SCAI shock stage|c', 'SCAI shock stage|d']],
    ['CMV D+/R-', ['cytomegalovirus serology|d+/r-']],
    ['NYHA was not told', []],
  ] as const)
    it(text, () => expect(read(text)).toEqual(values))

  it('tells a class from other words', () => {
    expect(['iii', 'ii-iii', 'b', 'iia'].every(isClassText)).toBe(true)
    expect(['negative', 'few', '3'].some(isClassText)).toBe(false)
  })
})
