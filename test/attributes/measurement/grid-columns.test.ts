/** Grids turned round. */
import { describe, expect, it } from 'vitest'
import { observe, read } from './page-of.ts'

const text = 'Date     WBC    Hgb    Plt\n3/14     12.1   9.8    210\n3/15     10.4   9.5'

describe('tests across, dates down', () => {
  it('reads rows', () =>
    expect(read(text)).toEqual([
      'leukocytes|12.1',
      'hemoglobin|9.8',
      'platelets|210',
      'leukocytes|10.4',
      'hemoglobin|9.5',
    ]))
  it('dates them', () => {
    const [first] = observe(text)
    expect(text.slice(first!.when!.start, first!.when!.end)).toBe('3/14')
  })
  it('says when a row is not full', () => expect(observe(text).at(-1)?.measurement.issues).toEqual(['uneven-grid']))
  it('leaves prose alone', () => expect(read('WBC, Hgb, Plt\nwere drawn on 3/14')).toEqual([]))
})
