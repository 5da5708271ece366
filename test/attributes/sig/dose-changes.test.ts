/** Words that say that a dose is another now. */
import { expect, it } from 'vitest'
import { drugsOf } from './lexicon.ts'

it.each<[string, string]>([
  ['Increase lisinopril 10 to 20 mg daily.', '20 mg'],
  ['Decrease Lasix 80 to 40 mg BID.', '40 mg'],
  ['Increase oxycodone to 5 to 10 mg q4h.', '5-10 mg'],
  ['Oxycodone 5 to 10 mg q4h.', '5-10 mg'],
  ['Increase metoprolol to 100 BID.', '100'],
])('%s', (text, dose) => expect(Object.values(drugsOf(text))[0]?.dose).toBe(dose))
