/** Values in the next sentence. */
import { describe, expect, it } from 'vitest'
import { read } from './page-of.ts'

describe('values in the next sentence', () => {
  for (const [text, values] of [
    ['Hgb was repeated. Came back at 9.2.', ['hemoglobin|9.2']],
    ['INR was drawn. It came back at 2.4.', ['INR|2.4']],
    ['Hgb was repeated. Came back at 10:30.', []],
    ['Hgb was repeated. He came back at 9.', []],
    ['Hgb was repeated. Came back 3 days later.', []],
  ] as const)
    it(text, () => expect(read(text)).toEqual(values))
})
