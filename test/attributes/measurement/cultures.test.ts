/** Several cultures with one result. */
import { describe, expect, it } from 'vitest'
import { read } from './page-of.ts'

describe('cultures that share a result', () => {
  for (const [text, values] of [
    ['Blood and urine cultures were negative', ['blood culture|negative', 'urine culture|negative']],
    ['Blood, and urine cultures were negative', ['blood culture|negative', 'urine culture|negative']],
    ['Blood and urine cultures are pending', []],
    ['Cefepime and urine cultures were negative', ['urine culture|negative']],
    ['Drew blood and urine cultures: no growth', ['blood culture|no growth', 'urine culture|no growth']],
  ] as const)
    it(text, () => expect([...read(text)].sort()).toEqual(values))
})
