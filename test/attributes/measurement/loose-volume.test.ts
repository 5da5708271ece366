/** How much of a fluid came out, and not how much went in. */
import { describe, expect, it } from 'vitest'
import { read } from './with-built-in.ts'

describe('volumes of fluids', () => {
  for (const [text, values] of [
    ['We removed 3 L of ascites.', ['fluid volume|3|L']],
    ['Draining up to 1.5 liters of serous fluid', ['fluid volume|1.5|L']],
    ['URINE OUTPUT: 300 mL of clear urine', []],
    ['10 mL of dark old thick brown fluid', []],
    ['10 mL of fluid was instilled', []],
    ['500 mL of lactated ringers and fluid', []],
    ['3 cm of fluid', []],
  ] as const)
    it(text, () => expect(read(text)).toEqual(values))
})
