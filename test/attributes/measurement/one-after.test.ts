/** Signs between the values of a test. */
import { describe, expect, it } from 'vitest'
import { read } from './with-built-in.ts'

describe('one value after another', () => {
  for (const [text, values] of [
    ['Na 128<124<119', ['sodium|128', 'sodium|124', 'sodium|119']],
    ['Lactate 4.2 > 2.1', ['lactate|4.2', 'lactate|2.1']],
    ['glucose 142 - 188 - 211', ['glucose|142', 'glucose|188', 'glucose|211']],
    ['CK 45 <190', ['creatine kinase|45']],
  ] as const)
    it(text, () => expect(read(text)).toEqual(values))
})
