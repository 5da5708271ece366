/** An answer per entry and lexicon, worked out once. */
import { describe, expect, it } from 'vitest'
import { byEntry } from '../../src/lexicon/index.ts'
import { smallLexicon } from './small-tables.ts'

describe('byEntry', () => {
  it('asks once per entry, and apart for each lexicon', () => {
    let asked = 0
    const namesOf = byEntry((senses, lexicon) => {
      asked++
      return senses.map((sense) => lexicon.concept(sense.concept).name)
    })
    const one = smallLexicon()
    const other = smallLexicon()
    const first = namesOf(one)(1)
    expect(first.length).toBeGreaterThan(0)
    expect(namesOf(one)(1)).toBe(first)
    expect(asked).toBe(1)
    expect(namesOf(other)(1)).toEqual(first)
    expect(asked).toBe(2)
  })
})
