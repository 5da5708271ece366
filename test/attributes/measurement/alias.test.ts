/** Names with a bracket that says the same again. */
import { describe, expect, it } from 'vitest'
import { read } from './with-built-in.ts'

describe('aliases', () => {
  for (const [text, values] of [
    ['blood urea nitrogen (BUN) 16', ['blood urea nitrogen|16']],
    ['Cultures (bacterial, fungal) were negative', ['culture|negative']],
  ] as const)
    it(text, () => expect(read(text)).toEqual(values))
})
