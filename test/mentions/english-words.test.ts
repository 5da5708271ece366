/** General English: words, their regular forms, compounds; and no medical slip. */
import { expect, it } from 'vitest'
import { englishBases, isEnglish } from '../../src/mentions/english-words.ts'
import { builtin } from '../../src/node.ts'

const lexicon = builtin('en')

it.each([
  'although',
  'worsening',
  'tolerated',
  'actively',
  'biopsies',
  'followup',
  'stopped',
  'rescheduled',
  'monocryl',
])('%s is English', (word) => expect(isEnglish(lexicon, word)).toBe(true))
it.each(['pnuemonia', 'lisinoprl', 'diabetis', 'lightheadeness', 'xqzzyk'])('%s is not', (word) =>
  expect(isEnglish(lexicon, word)).toBe(false),
)
it('gives the words that a form may come from', () =>
  expect(englishBases('biopsies')).toEqual(expect.arrayContaining(['biopsies', 'biopsy'])))
