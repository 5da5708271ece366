/** The closed classes of title words. */
import { describe, expect, it } from 'vitest'
import { tokenize } from '../../src/note/index.ts'
import { isConnector, isQualifier, isSmallWord } from '../../src/sections/title-words.ts'

describe('words of titles', () => {
  it('are told apart', () => {
    const tokens = tokenize('Pertinent of AND lungs 5')
    const ask = (test: typeof isQualifier): boolean[] => [0, 1, 2, 3, 4].map((i) => test(tokens, i))
    expect(ask(isQualifier)).toEqual([true, false, false, false, false])
    expect(ask(isSmallWord)).toEqual([false, true, true, false, false])
    expect(ask(isConnector)).toEqual([false, false, true, false, false])
  })
})
