/** Doses, years and volumes. */
import { describe, expect, it } from 'vitest'
import { read } from './page-of.ts'

describe('numbers that are no values', () => {
  for (const text of [
    'potassium 20 mEq daily',
    'UOP 380 mL',
    'weight in 1997',
    'weight is down 2 to 3 kg',
    'AST/ALT 30',
  ])
    it(text, () => expect(read(text)).toEqual([]))
  it('a value beside them is one', () => expect(read('potassium 4.2, daily labs')).toEqual(['potassium|4.2']))
})
