/** Heads of grids. */
import { describe, expect, it } from 'vitest'
import { columnOf, headOf, headsAbove } from '../../../src/attributes/measurement/grid-heads.ts'
import { pageOf } from './page-of.ts'

const text = 'LABS    06/12    06/11\nWBC     1.9      6.4'
const { page } = pageOf(text)

describe('headsAbove', () => {
  const heads = headsAbove(page, 1)
  it('finds the dates', () =>
    expect(heads?.spans.map((span) => text.slice(span.start, span.end))).toEqual(['06/12', '06/11']))
  it('places a value by count or by column', () => {
    const at = page.lines[1]!.first + 2
    expect(headOf(page, heads!, 1, at, true)).toEqual(heads!.spans[1])
    expect(headOf(page, heads!, 0, at, false)).toEqual(heads!.spans[1])
    expect(columnOf(page, at)).toBe(17)
  })
  it('is null where no dates stand', () => expect(headsAbove(pageOf('WBC 1\nHgb 2').page, 1)).toBeNull())
})
