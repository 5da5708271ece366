/** Attributes of all mentions, aligned with them. */
import { expect, it } from 'vitest'
import { createExtractor } from '../../../src/node.ts'
import { drugsOf } from './lexicon.ts'

it('has an entry for every mention, and none of a condition', () => {
  const extractor = createExtractor()
  const { layers } = extractor.extract({ id: 'note', text: 'CHF: Lasix 40 mg po bid for edema.' })
  expect(layers.attributes).toHaveLength(layers.mentions.length)
  expect(layers.attributes.map(({ kind }) => kind)).toEqual(
    layers.mentions.map(({ kind }) => (kind === 'medication' ? 'medication' : 'condition')),
  )
})

it('gives a form the sig of its drug', () => {
  expect(drugsOf('Albuterol neb q4h prn wheezing.').Albuterol).toMatchObject({
    route: 'nebulized',
    frequency: 'every 4 hours',
    prn: true,
  })
})
