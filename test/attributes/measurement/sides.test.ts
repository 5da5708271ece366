/** A value for each side behind one name. */
import { describe, expect, it } from 'vitest'
import { read } from './with-built-in.ts'

describe('sides', () => {
  for (const [text, values] of [
    ['ABI R 0.62 L 0.91', ['ankle-brachial index|0.62', 'ankle-brachial index|0.91']],
    ['Grip: right 5/5, left 4/5', ['grip strength|5/5', 'grip strength|4/5']],
    ['HR 80 R 16', ['heart rate|80|/min', 'respiratory rate|16|/min']],
  ] as const)
    it(text, () => expect(read(text)).toEqual(values))
})
