/** Lists of what may come, and lists of what came. */
import { describe, expect, it } from 'vitest'
import { answers } from './read-assertions.ts'

describe('risks', () => {
  it.each<[text: string, answers: string[]]>([
    ['Risks are pneumonia and stroke.', ['pneumonia hypothetical', 'stroke hypothetical']],
    ['The risks, which include rash and stroke, were discussed.', ['rash hypothetical', 'stroke hypothetical']],
    ['We discussed the risks of surgery: pneumonia, stroke.', ['pneumonia hypothetical', 'stroke hypothetical']],
    ['Complications such as pneumonia were explained.', ['pneumonia hypothetical']],
    ['His complications included pneumonia.', ['pneumonia']],
    ['Cardiac risk factors include diabetes.', ['diabetes']],
    ['Risks including stroke were discussed; he has diabetes.', ['stroke hypothetical', 'diabetes']],
  ])('in %j', (text, expected) => expect(answers(text)).toEqual(expected))
})
