/** What titles imply, read from their cells. */
import { describe, expect, it } from 'vitest'
import { impliedBy, inheritImplies, readImplies } from '../../src/sections/index.ts'

describe('readImplies', () => {
  it('reads parts and words', () => {
    expect(readImplies('temporality=historical list=problem parts=system')).toMatchObject({
      part: false,
      parts: 'system',
    })
    expect(readImplies('part')).toMatchObject({ part: true, parts: 'none' })
    expect(readImplies('list=symptom parts').parts).toBe('any')
    expect([...readImplies('allergen temporality=historical').words]).toEqual([
      ['allergen', ''],
      ['temporality', 'historical'],
    ])
    expect(readImplies('none').words.size).toBe(0)
  })
})

describe('inheritImplies', () => {
  it("takes the parent's words where the part says nothing", () => {
    expect(inheritImplies('part list=symptom', 'list=problem temporality=historical parts')).toBe(
      'list=symptom temporality=historical',
    )
    expect(inheritImplies('part', 'allergen')).toBe('allergen')
  })
})

describe('impliedBy', () => {
  it('is null where a section says nothing', () => {
    expect(impliedBy({ implies: 'experiencer=family' }, 'experiencer')).toBe('family')
    expect(impliedBy({ implies: 'experiencer=family' }, 'certainty')).toBeNull()
    expect(impliedBy({ implies: 'allergen' }, 'allergen')).toBe('')
  })
})
