/** Parts of speech by the optional peer: tags by place, and guarded input. */
import { describe, expect, it } from 'vitest'
import { loadPartsOfSpeech } from '../../src/mentions/parts-of-speech.ts'

describe('tags', async () => {
  const parts = await loadPartsOfSpeech()
  it('come by the offset of the word', () => {
    const sentence = 'The patient has\na painful lesion.'
    expect(parts.tagAt(sentence, sentence.indexOf('lesion'))).toBe('NOUN')
    expect(parts.tagAt(sentence, sentence.indexOf('painful'))).toBe('ADJ')
    expect(parts.tagAt(sentence, 1)).toBeNull()
  })
  it.each([`A ${'very '.repeat(200)}long lesion`, 'See http://x.y lesion', 'a ----- lesion', 'a _____ lesion'])(
    'are not asked of %.30s',
    (sentence) => expect(parts.tagAt(sentence, sentence.indexOf('lesion'))).toBeNull(),
  )
})
