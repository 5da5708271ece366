/** The notes of fixtures/gold-ehr: every mark reads, every overlapping one finds its words, and no note is without mentions. */
import { describe, expect, it } from 'vitest'
import { goldNotes } from '../bench/quality/gold-fixtures.ts'

describe('fixtures/gold-ehr', () => {
  const notes = goldNotes('gold-ehr')
  it('has its notes', () => expect(notes).toHaveLength(27))
  it.each(notes.map((note) => [note.id, note] as const))('%s', (_, { text, mentions }) => {
    expect(mentions.length).toBeGreaterThan(100)
    for (const one of mentions as { start: number; end: number; text: string }[])
      expect(text.slice(one.start, one.end)).toBe(one.text)
  })
})
