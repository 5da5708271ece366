/** Lettered parts of a score. */
import { describe, expect, it } from 'vitest'
import { read } from './with-built-in.ts'

describe('lettered scores', () => {
  for (const [text, values] of [
    [
      'Exam: E4V5M6.',
      [
        'Glasgow coma scale eye opening|4',
        'Glasgow coma scale verbal response|5',
        'Glasgow coma scale motor response|6',
      ],
    ],
    [
      'GCS 8T (E2 VT M5)',
      ['Glasgow coma scale|8t', 'Glasgow coma scale eye opening|2', 'Glasgow coma scale motor response|5'],
    ],
    [
      'GCS E 4, V 5, M 6',
      [
        'Glasgow coma scale eye opening|4',
        'Glasgow coma scale verbal response|5',
        'Glasgow coma scale motor response|6',
      ],
    ],
    ['cells E4 and V5', []],
  ] as const)
    it(text, () => expect(read(text)).toEqual(values))
})
