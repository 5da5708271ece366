/** May a value follow? */
import { describe, expect, it } from 'vitest'
import { read } from './page-of.ts'

describe('a value that may follow', () => {
  for (const [text, values] of [
    ['sodium 138 -> 141', ['sodium|138', 'sodium|141']],
    ['sodium 138 -> 1', ['sodium|138']], // no sodium can be
    ['ANA positive at 1:160', ['ANA|positive', 'ANA|1:160']],
    ['sodium 138, goal 140', ['sodium|138']],
  ] as const)
    it(text, () => expect(read(text)).toEqual(values))
})
