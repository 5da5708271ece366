/** Words before a drug that are its own. */
import { expect, it } from 'vitest'
import { drugsOf } from './lexicon.ts'

it.each<[string, string, object]>([
  ['She was given IV Protonix.', 'Protonix', { route: 'intravenous' }],
  ['One baby aspirin daily.', 'baby aspirin', { dose: '1', frequency: 'once daily' }],
  ['He completed a 7-day course of ciprofloxacin.', 'ciprofloxacin', { duration: '7 days' }],
  ['Received two units of packed red blood cells.', 'packed red blood cells', { dose: '2 units' }],
])('%s', (text, name, slots) => expect(drugsOf(text)[name]).toMatchObject(slots))

it('leaves the route of the drug before where it is', () => {
  const drugs = drugsOf('Fentanyl 50 mcg IV Versed 2 mg IV')
  expect([drugs.Fentanyl?.route, drugs.Fentanyl?.dose, drugs.Versed?.dose]).toEqual(['intravenous', '50 mcg', '2 mg'])
})
