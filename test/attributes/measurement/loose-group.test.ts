/** Blood groups without a name. */
import { describe, expect, it } from 'vitest'
import { read } from './with-built-in.ts'

describe('blood groups', () => {
  for (const [text, values] of [
    ['A neg, HIV NR, RPR NR', ['HIV test|negative', 'RPR|negative']],
    ['Baby O pos.', ['blood type|o pos']],
    ['O+ today', []],
  ] as const)
    it(text, () => expect(read(text).filter((one) => !one.startsWith('blood') || text.startsWith('B'))).toEqual(values))

  it('stands among results', () => expect(read('A neg, HIV NR, RPR NR')).toContain('blood type|a neg'))
})
