/** Saturations told by the oxygen or the exertion beside them. */
import { describe, expect, it } from 'vitest'
import { read } from './with-built-in.ts'

describe('loose saturations', () => {
  for (const [text, values] of [
    ['95% on 2L', ['oxygen saturation|95|%']],
    ['O2 sat 92% RA, 96% 2L', ['oxygen saturation|92|%', 'oxygen saturation|96|%']],
    ['HR 88, RR 22, 96% HFNC', ['heart rate|88|/min', 'respiratory rate|22|/min', 'oxygen saturation|96|%']],
    ['HR 88, 2L NC 95.', ['heart rate|88|/min', 'oxygen saturation|95|%']],
    ['96% on room air, dropped to 84% with ambulation', ['oxygen saturation|96|%', 'oxygen saturation|84|%']],
    ['50% HFNC', []],
    ['battery 84% with ambulation', []],
  ] as const)
    it(text, () => expect(read(text)).toEqual(values))
})
