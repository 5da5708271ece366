/** Grids. */
import { describe, expect, it } from 'vitest'
import { observe, read } from './page-of.ts'

const labs = '        06/12    06/11\nWBC     1.9*     6.4\nHgb     7.2      7.6*'

describe('grids', () => {
  it('reads rows', () =>
    expect(read(labs)).toEqual(['leukocytes|1.9||A', 'leukocytes|6.4', 'hemoglobin|7.2', 'hemoglobin|7.6||A']))
  it('dates each value by its column', () =>
    expect(observe(labs).map(({ when }) => when && labs.slice(when.start, when.end))).toEqual([
      '06/12',
      '06/11',
      '06/12',
      '06/11',
    ]))
  it('reads rows without heads when two stand together', () =>
    expect(read('WBC   7.1   6.8\nHgb   10.2  9.9')).toHaveLength(4))
  it('takes a range in its own column for the reference', () => {
    const found = observe('Sodium     138   136   135-145\nPotassium  4.2   4.4   3.5-5.1')
    expect(found.map((one) => one.measurement.value.value.text)).toEqual(['138', '136', '4.2', '4.4'])
    expect(found[0]?.measurement.referenceRange?.value.low).toBe(135)
  })
  it('says when a row has fewer values than dates', () => {
    const text = '        06/12    06/11    06/10\nWBC     1.9      6.4\nHgb     7.2      7.6      8.1'
    const found = observe(text)
    expect(found.map(({ when }) => when && text.slice(when.start, when.end)).slice(0, 2)).toEqual(['06/12', '06/11'])
    expect(found).toHaveLength(5)
  })
})
