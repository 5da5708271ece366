/** The closed class of the grammar. */
import { expect, it } from 'vitest'
import { grammarWord, Word } from '../../../src/attributes/sig/words.ts'

it.each([
  ['every', Word.every, 0],
  ['two', Word.number, 2],
  ['half', Word.number, 0.5],
  ['days', Word.time, 3],
  ['prn', Word.prn, 0],
  ['lasix', Word.none, 0],
])('%s', (word, wordClass, value) => {
  expect(grammarWord(word)).toMatchObject({ class: wordClass, value })
})
