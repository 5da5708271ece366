/** Words that a rule asks for. */
import { expect, it } from 'vitest'
import { grammarWord, Mark } from '../../../src/attributes/sig/words.ts'

it.each([
  ['prophylaxis', Mark.purpose],
  ['several', Mark.vague],
  ['diuresed', Mark.loss],
  ['ago', Mark.ago],
])('%s', (word, mark) => expect(grammarWord(word).marks & mark).toBe(mark))

it('a word may have several', () => {
  expect(grammarWord('for').marks & Mark.reasonLead).toBe(Mark.reasonLead)
  expect(grammarWord('then').marks & (Mark.helping | Mark.reasonStop)).toBe(Mark.helping | Mark.reasonStop)
  expect(grammarWord('lasix').marks).toBe(0)
})
