/** Rows of two names. */
import { expect, it } from 'vitest'
import { read } from './page-of.ts'

const ast = 'aspartate aminotransferase'
const alt = 'alanine aminotransferase'

it.each<[string, string[]]>([
  ['AST/ALT   41/38   52/47\nALP   70   82', [`${ast}|41`, `${alt}|38`, `${ast}|52`, `${alt}|47`]],
  // a column may lack one of them, or both
  ['AST/ALT   41/38   52/-   -/36   --\nALP   70   82   90   91', [`${ast}|41`, `${alt}|38`, `${ast}|52`, `${alt}|36`]],
  [
    'BUN/Cr:   24/1.3   30/1.8\nK   4.1   4.4',
    ['blood urea nitrogen|24', 'creatinine|1.3', 'blood urea nitrogen|30', 'creatinine|1.8'],
  ],
  // columns that are no pairs
  ['AST/ALT   41/38   improving\nALP   70   82', [`${ast}|41`, `${alt}|38`]],
])('%j', (text, expected) => expect(read(text).filter((one) => !/alkaline|potassium/.test(one))).toEqual(expected))
