/** Reasons before the drug. */
import { expect, it } from 'vitest'
import { drugsOf } from './lexicon.ts'

it.each<[string, string, string | null]>([
  ['DVT ppx: enoxaparin 40 mg SQ daily.', 'enoxaparin', 'DVT ppx'],
  ['COPD, on albuterol.', 'albuterol', 'COPD'],
  ['Pain: Tylenol 1 g tid.', 'Tylenol', 'Pain'],
  ['Famotidine 20 mg IV BID stress ulcer prophylaxis.', 'Famotidine', 'stress ulcer prophylaxis'],
  ['Diet: regular. Lasix 40 mg daily.', 'Lasix', null],
])('%s', (text, name, reason) => expect(drugsOf(text)[name]?.reason).toBe(reason))
