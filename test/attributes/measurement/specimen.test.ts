/** How far specimens reach. */
import { describe, expect, it } from 'vitest'
import { read } from './page-of.ts'

describe('how far specimens reach', () => {
  for (const [text, values] of [
    ['CSF gluc 62, protein 44', ['CSF glucose|62', 'CSF protein|44']],
    ['CSF was sent. She did well. Gluc 62, protein 44.', ['CSF glucose|62', 'CSF protein|44']],
    ['CSF was sent. Hgb 12, gluc 62.', ['hemoglobin|12', 'glucose|62']],
  ] as const)
    it(text, () => expect(read(text)).toEqual(values))
})
