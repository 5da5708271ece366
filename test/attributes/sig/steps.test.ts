/** Where a further step begins. */
import { expect, it } from 'vitest'
import { parseSig } from '../../../src/attributes/index.ts'
import { lexicon } from './lexicon.ts'

it.each([
  ['25 mg qAM and 12.5 mg qPM', 2],
  ['10 mg daily x2wk then 5 mg x2wk', 2],
  ['500 mg BID, increase to 1000 mg BID', 2],
  ['40x3d, 20x3d, 10x3d', 3],
  ['1 capsule at bedtime x7 days then 1 capsule twice a day x7 days then 3 times a day', 3],
  ['One (1) Tablet PO BID (2 times a day)', 1],
  ['50 mg 2 tabs bid', 1],
  ['TID (every 8 hours)', 1],
])('%s', (text, steps) => expect(1 + (parseSig(text, lexicon).then?.length ?? 0)).toBe(steps))
