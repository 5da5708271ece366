/** The normal form of so many times in so long. */
import { expect, it } from 'vitest'
import { frequencyText } from '../../../src/attributes/sig/frequency-forms.ts'

it.each([
  [1, undefined, 1, undefined, 'd', 'once daily'],
  [2, undefined, 1, undefined, 'd', 'twice daily'],
  [1, undefined, 6, undefined, 'h', 'every 6 hours'],
  [1, undefined, 4, 6, 'h', 'every 4-6 hours'],
  [3, 4, 1, undefined, 'd', '3-4 times daily'],
  [2, undefined, 1, undefined, 'wk', 'twice weekly'],
  [1, undefined, 1, undefined, 'mo', 'monthly'],
  [2, undefined, 3, undefined, 'd', 'twice every 3 days'],
] as const)('%s %s %s %s %s', (times, timesMax, period, periodMax, unit, text) => {
  expect(frequencyText(times, timesMax, period, periodMax, unit)).toBe(text)
})
