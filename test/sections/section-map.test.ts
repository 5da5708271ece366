/** Sections by token, both ways of asking. */
import { describe, expect, it } from 'vitest'
import { sectionOf, sectionsByToken } from '../../src/sections/index.ts'
import { readNote } from './read-note.ts'

describe('sectionsByToken and sectionOf', () => {
  it('agree, and give a title to the section that it begins', () => {
    const { sections, tokens } = readNote('Intro here. PMH: gout.\nPLAN: rest')
    const map = sectionsByToken(sections, tokens.length)
    expect([...map]).toEqual([0, 0, 0, 1, 1, 1, 1, 2, 2, 2])
    expect([...map.keys()].map((i) => sectionOf(sections, i))).toEqual([...map])
  })
})
