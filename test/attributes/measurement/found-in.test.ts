/** Values of the same sentence, which those without a name are told by. */
import { describe, expect, it } from 'vitest'
import { read } from './with-built-in.ts'

describe('values found in a sentence', () => {
  for (const [text, values] of [
    ['96% on room air, 84% with exertion', ['oxygen saturation|96|%', 'oxygen saturation|84|%']],
    ['96% on room air. The tank was at 84% with exertion', ['oxygen saturation|96|%']],
  ] as const)
    it(text, () => expect(read(text)).toEqual(values))
})
