/** Runs of joined numbers. */
import { describe, expect, it } from 'vitest'
import { joinRows, readRun } from '../../../src/attributes/measurement/number-run.ts'
import { pageOf } from './page-of.ts'

describe('readRun', () => {
  it('reads slashes and angles', () => {
    const run = readRun(pageOf('14.8>9.1/27.6<98').page, 0, 3, false)
    expect(run?.numbers.map((number) => number.text)).toEqual(['14.8', '9.1', '27.6', '98'])
    expect(run?.joins).toEqual(['>', '/', '<'])
  })
  it('reads "and" where it may', () => {
    expect(readRun(pageOf('10.2 and 31').page, 0, 2, true)?.numbers).toHaveLength(2)
    expect(readRun(pageOf('10.2 and 31').page, 0, 2, false)).toBeNull()
  })
  it('joins two rows and the ruled line between them', () => {
    const { page } = pageOf('138|103|45\n-----< 139\n5.1|20|2.2')
    const run = joinRows(page, readRun(page, 0, 3, false)!)
    expect(run.numbers.map((number) => number.text)).toEqual(['138', '103', '45', '139', '5.1', '20', '2.2'])
    expect(run.joins).toEqual(['/', '/', '<', '//', '/', '/'])
  })
})
