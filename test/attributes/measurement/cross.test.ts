/** Blood counts drawn as a cross. */
import { describe, expect, it } from 'vitest'
import { read } from './with-built-in.ts'

describe('crosses', () => {
  for (const [text, values] of [
    [
      '  \\ 10.4 /\n8.2 ----- 188\n  / 31.2 \\',
      ['hemoglobin|10.4', 'leukocytes|8.2', 'platelets|188', 'hematocrit|31.2'],
    ],
    ['8.2 \\ 10.4 / 188\n   / 31.2 \\', ['leukocytes|8.2', 'hemoglobin|10.4', 'platelets|188', 'hematocrit|31.2']],
    ['3 / 5\n/ 4 \\', []],
  ] as const)
    it(text, () => expect(read(text)).toEqual(values))
})
