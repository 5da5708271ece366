/** titles.tsv: enough of it, and every word of its cells known. */
import { describe, expect, it } from 'vitest'
import { conceptsOf } from '../../src/lexicon/index.ts'
import { readImplies } from '../../src/sections/index.ts'
import { lexicon } from './read-note.ts'

const titles = conceptsOf(lexicon, 'title').map(({ concept }) => concept)
const values: Readonly<Record<string, readonly string[]>> = {
  temporality: ['historical'],
  experiencer: ['family'],
  certainty: ['absent', 'possible', 'hypothetical'],
  status: ['active', 'stopped', 'on-hold', 'completed'],
  list: ['problem', 'symptom', 'medication', 'observation'],
  allergen: [''],
}

describe('titles.tsv', () => {
  it('has at least seventy types', () =>
    expect(new Set(titles.map(({ name }) => name)).size).toBeGreaterThanOrEqual(70))
  it.each(titles.map(({ name, implies }) => [name, implies] as const))('%s implies what is known', (_, implies) => {
    for (const [key, value] of readImplies(implies).words) expect(values[key]).toContain(value)
  })
})
