/** Levels that only the drug before them names. */
import { describe, expect, it } from 'vitest'
import { read } from './with-built-in.ts'

describe('drug levels', () => {
  for (const [text, values] of [
    ['tacrolimus 2 mg BID, trough 5/2 4.8, 5/3 6.1', ['tacrolimus level|4.8', 'tacrolimus level|6.1']],
    ['On Depakote 500 mg BID. Level was 62.', ['valproate level|62']],
    ['lithium carbonate ER 450 mg qhs, level 0.8', ['lithium level|0.8']],
    ['tacrolimus, goal trough 8-10', []],
    ['metformin 500 mg, glucose level 140', ['glucose|140']],
    ['The level was 62.', []],
  ] as const)
    it(text, () => expect(read(text)).toEqual(values))
})
