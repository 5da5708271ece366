/** A fluid in later sentences. */
import { describe, expect, it } from 'vitest'
import { read } from './page-of.ts'

describe('a fluid in later sentences', () => {
  for (const [text, values] of [
    ['LP was done. The fluid had gluc of 62.', ['CSF glucose|62']],
    ['LP was done. Gluc was 62 and protein 44.', ['CSF glucose|62', 'CSF protein|44']],
    ['LP was done. Gluc was 101.', ['glucose|101']],
    ['LP was done. Labs: gluc 101, protein 7.', ['glucose|101', 'protein|7']],
  ] as const)
    it(text, () => expect(read(text)).toEqual(values))
})
