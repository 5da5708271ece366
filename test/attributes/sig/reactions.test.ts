/** A drug and its reaction. */

import { expect, it } from 'vitest'
import { createExtractor } from '../../../src/node.ts'

const { extract } = createExtractor()
const statuses = (text: string): string[] =>
  extract({ id: 'n', text }).mentions.flatMap((mention) => (mention.kind === 'medication' ? [mention.status] : []))

it.each<[string, string[]]>([
  ['Seen today. Sulfa - rash.', ['allergy']],
  ['PCN (hives), sulfa (rash).', ['allergy', 'allergy']],
  ['Codeine causes hives.', ['allergy']],
  ['Benadryl: rash improved.', ['active']],
  ['Benadryl 25 mg - rash.', ['active']],
  ['Hydrocortisone for rash.', ['active']],
])('%s', (text, expected) => expect(statuses(text)).toEqual(expected))
