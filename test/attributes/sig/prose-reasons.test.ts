/** Reasons in prose. */
import { expect, it } from 'vitest'
import { drugsOf } from './lexicon.ts'

it.each<[string, string, string | null]>([
  ['Lasix because of COPD.', 'Lasix', 'COPD'],
  ['She has COPD and takes Lasix.', 'Lasix', 'COPD'],
  ['COPD for which she uses albuterol.', 'albuterol', 'COPD'],
  ['For COPD, he uses albuterol.', 'albuterol', 'COPD'],
  ['COPD. She uses albuterol for this.', 'albuterol', 'COPD'],
  ['Lasix was stopped because of COPD.', 'Lasix', null],
  ['COPD is stable. She takes Lasix.', 'Lasix', null],
  ['Cefepime was given secondary to sulfa allergy.', 'Cefepime', null],
])('%s', (text, name, reason) => expect(drugsOf(text)[name]?.reason).toBe(reason))
