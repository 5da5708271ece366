/** The notes of fixtures/gold-ehr and gold-unread: every mark reads, every overlapping one finds its words, and no note is without mentions. */
import { describe, expect, it } from 'vitest'
import { goldNotes } from '../bench/quality/gold-fixtures.ts'

describe.each([
  ['gold-ehr', 51],
  ['gold-unread', 8],
] as const)('fixtures/%s', (folder, count) => {
  const notes = goldNotes(folder)
  it('has its notes', () => expect(notes).toHaveLength(count))
  it.each(notes.map((note) => [note.id, note] as const))('%s', (_, { text, mentions }) => {
    expect(mentions.length).toBeGreaterThan(100)
    for (const one of mentions as { start: number; end: number; text: string }[])
      expect(text.slice(one.start, one.end)).toBe(one.text)
  })
})
