/** What a sig runs through, and what ends it. */
import { expect, it } from 'vitest'
import { scanSlots } from '../../../src/attributes/sig/scan-slots.ts'
import { wordsOf } from './lexicon.ts'

const kinds = (text: string): string => {
  const { words, end } = wordsOf(text)
  return scanSlots(words, 0, end, { alone: false })
    .map(({ kind }) => kind)
    .join(' ')
}

it.each([
  ['40 mg po bid x 7 days', 'amount route frequency duration'],
  ['1 tab po q4h prn pain, #20', 'amount route frequency prn reason'],
  ['25 mg bid, hold for SBP < 90 or HR 60 daily', 'amount frequency'],
  ['10 mg daily Disp: 30 tablets', 'amount frequency'],
  ['was given in the emergency room where he lay for some hours and then 40 mg', ''],
  ['(ppx)', ''],
])('%s', (text, expected) => expect(kinds(text)).toBe(expected))
