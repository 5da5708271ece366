/** Scores, grades, titres. */
import { describe, expect, it } from 'vitest'
import { readGrade, readScore, readTitre } from '../../../src/attributes/measurement/score.ts'
import { pageOf } from './page-of.ts'

describe('readScore', () => {
  for (const [text, value] of [
    ['2/10', '2/10'],
    ['8 out of 10', '8/10'],
    ['6-7/10', '6-7/10'],
    ['4+/5', '4+/5'],
    ['2+/IV', '2+/IV'],
    ['20/40 +2', '20/40 +2'],
    ['26/30', '26/30'],
  ] as const)
    it(text, () => expect(readScore(pageOf(text).page, 0)?.value.text).toBe(value))
  it('is no date', () => expect(readScore(pageOf('3/14/21').page, 0)).toBeNull())
  it('has no more than its scale', () => expect(readScore(pageOf('12/10').page, 0)).toBeNull())
})

describe('readGrade', () => {
  for (const [text, value] of [
    ['2+', '2+'],
    ['4 + WBCs', '4+'],
    ['+2', '+2'],
    ['++', '++'],
    ['1-2+', '1-2+'],
  ] as const)
    it(text, () => expect(readGrade(pageOf(text).page, 0)?.value.text).toBe(value))
  it('is no sum', () => expect(readGrade(pageOf('3+4').page, 0)).toBeNull())
})

describe('readTitre', () => {
  it('reads 1:640', () => expect(readTitre(pageOf('1:640').page, 0)?.value.text).toBe('1:640'))
  it('is no time', () => expect(readTitre(pageOf('10:30').page, 0)).toBeNull())
})
