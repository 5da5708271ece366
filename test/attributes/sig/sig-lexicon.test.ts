/** The sig tables, read once. */
import { expect, it } from 'vitest'
import { meaningsOf } from '../../../src/attributes/sig/sig-lexicon.ts'
import { conceptsOf } from '../../../src/lexicon/index.ts'
import { lexicon, wordsOf } from './lexicon.ts'

it('has every frequency with a period and a unit, or a count, a when or a flag', () => {
  for (const { concept } of conceptsOf(lexicon, 'frequency')) {
    const { fields, name } = concept
    expect([
      name,
      Boolean((fields.frequency && fields.period && fields.periodUnit) || fields.count || fields.when),
    ]).toEqual([name, true])
  }
})

it('decodes an entry into its kinds', () => {
  const { words } = wordsOf('gtt')
  const found = meaningsOf(lexicon, words.terms.entry[0]!)
  expect(found.form?.map(({ value }) => value.name)).toEqual(['drop'])
  expect([found.route?.value, found.frequency?.value.continuous]).toEqual(['intravenous', true])
})
