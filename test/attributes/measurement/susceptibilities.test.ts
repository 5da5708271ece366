/** What a culture was tested with. */
import { describe, expect, it } from 'vitest'
import { read } from './with-built-in.ts'

describe('susceptibilities as observations', () => {
  for (const [text, values] of [
    ['E. coli: Amp R, CTX <=1 S', ['ampicillin susceptibility|r', 'ceftriaxone susceptibility|<=1']],
    [
      'MRSA (S vanc, doxy; R clinda)',
      ['vancomycin susceptibility|s', 'doxycycline susceptibility|s', 'clindamycin susceptibility|r'],
    ],
    ['Started on cefazolin. S: feels well.', []],
  ] as const)
    it(text, () => expect(read(text)).toEqual(values))
})
