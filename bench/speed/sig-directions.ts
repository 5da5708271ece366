/** Two hundred invented directions with what they say, made of parts: the answers come from the parts, not from the parser. */
import type { SigText } from '../../src/attributes/index.ts'

type Said = Partial<Record<keyof SigText, string>>
type Part = readonly [string, Said]

const amounts: readonly Part[] = [
  ['40 mg', { dose: '40 mg' }],
  ['1-2 tabs', { dose: '1-2 tablets', form: 'tablet' }],
  ['one half tablet', { dose: '0.5 tablet', form: 'tablet' }],
  ['Take 2 (two) capsules', { dose: '2 capsules', form: 'capsule' }],
  ['5,000 units', { dose: '5000 units' }],
  ['0.4 mg/kg', { dose: '0.4 mg/kg' }],
  ['50 mg 2 tabs', { strength: '50 mg', dose: '2 tablets', form: 'tablet' }],
  ['Take 1 tablet (80 mg)', { strength: '80 mg', dose: '1 tablet', form: 'tablet' }],
  ['250 mg/5 mL, 10 mL', { strength: '250 mg/5 mL', dose: '10 mL' }],
  ['10/325 1 tab', { strength: '10/325', dose: '1 tablet', form: 'tablet' }],
  ['ii tabs', { dose: '2 tablets', form: 'tablet' }],
  ['20 mEq', { dose: '20 mEq' }],
  ['1 1/2 tablets', { dose: '1.5 tablets', form: 'tablet' }],
  ['2.5 to 5 mg', { dose: '2.5-5 mg' }],
  ['a teaspoonful', { dose: '1 teaspoon' }],
  ['1 packet', { dose: '1 packet', form: 'packet' }],
]
const routes: readonly Part[] = [
  ['po', { route: 'oral' }],
  ['by mouth', { route: 'oral' }],
  ['', {}],
  ['IV', { route: 'intravenous' }],
  ['subcutaneously', { route: 'subcutaneous' }],
  ['per G-tube', { route: 'enteral' }],
  ['under the tongue', { route: 'sublingual' }],
]
const frequencies: readonly Part[] = [
  ['bid', { frequency: 'twice daily' }],
  ['once daily', { frequency: 'once daily' }],
  ['q4-6h', { frequency: 'every 4-6 hours' }],
  ['every 8 hours', { frequency: 'every 8 hours' }],
  ['t.i.d.', { frequency: 'three times daily' }],
  ['every other day', { frequency: 'every other day' }],
  ['three times a week', { frequency: 'three times weekly' }],
  ['qHS', { frequency: 'at bedtime' }],
  ['in the morning', { frequency: 'every morning' }],
  ['q3wks', { frequency: 'every 3 weeks' }],
  ['3-4 times a day', { frequency: '3-4 times daily' }],
  ['at 0800 and 2000', { frequency: 'twice daily' }],
  ['every Monday, Wednesday and Friday', { frequency: 'Monday, Wednesday and Friday' }],
  ['with meals', { frequency: 'with meals' }],
  ['2 (two) times a day', { frequency: 'twice daily' }],
  ['q12h', { frequency: 'every 12 hours' }],
  ['weekly', { frequency: 'weekly' }],
]
const tails: readonly Part[] = [
  ['', {}],
  ['x 7 days', { duration: '7 days' }],
  ['prn pain', { prn: 'true', reason: 'pain' }],
  ['for 2 weeks', { duration: '2 weeks' }],
  ['as needed', { prn: 'true' }],
  ['', {}],
  ['as needed for nausea, max 4 g/day', { prn: 'true', reason: 'nausea' }],
  ['for 10 days, #30', { duration: '10 days' }],
  ['then stop', {}],
]

/** Directions and the slots that they fill; every other slot is empty. */
export function directions(): readonly (readonly [string, Said])[] {
  const made: [string, Said][] = []
  for (let i = 0; made.length < 200; i++) {
    const parts = [
      amounts[i % amounts.length]!,
      routes[(i * 3) % routes.length]!,
      frequencies[(i * 7) % frequencies.length]!,
      tails[(i * 5) % tails.length]!,
    ]
    const text = parts
      .map(([words]) => words)
      .filter(Boolean)
      .join(' ')
    made.push([text, Object.assign({}, ...parts.map(([, said]) => said)) as Said])
  }
  return made
}
