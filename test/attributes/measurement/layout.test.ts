/** Layouts of panels. */
import { describe, expect, it } from 'vitest'
import { layoutsOf } from '../../../src/attributes/measurement/layout.ts'
import { lexicon } from './page-of.ts'

describe('layoutsOf', () => {
  const layouts = layoutsOf(lexicon)
  it('reads slots and signs', () => {
    const cross = layouts.fixed.find((layout) => layout.panel === 'CBC')
    expect(cross?.joins).toEqual(['>', '/', '<'])
    expect(cross?.slots[0]).toEqual([layouts.conceptOf('leukocytes')])
  })
  it('reads the free order of vital signs', () => expect(layouts.free).toHaveLength(5))
  it('is read once', () => expect(layoutsOf(lexicon)).toBe(layouts))
})
