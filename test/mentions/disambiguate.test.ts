/** Which meaning the words around an ambiguous term allow. */
import { expect, it } from 'vitest'
import { createExtractor } from '../../src/node.ts'

const extractor = createExtractor()

it.each<[string, string, string]>([
  ['CV: RRR, no rub.', 'rub', 'R01.2'],
  ['Heart: No murmurs, rubs or gallops.', 'rubs', 'R01.2'],
  ['Throat is without exudate.', 'exudate', 'J39.2'],
  ['CXR: No effusion.', 'effusion', 'J90'],
  ['Right knee with crepitus, no effusion.', 'effusion', 'M25.461'],
  ['Normal tone and strength, no atrophy.', 'atrophy', 'M62.50'],
  ['No hepatosplenomegaly or masses.', 'masses', 'R19.00'],
  ['Neck: No thyromegaly or masses.', 'masses', 'R22.1'],
  // the meaning that no row asks anything for
  ['There is no mass.', 'mass', 'R22.9'],
  ['ATN due to shock.', 'shock', 'R57.9'],
])('%s', (text, words, icd10cm) =>
  expect(extractor.extract(text).mentions.find((one) => one.text === words)).toMatchObject({ icd10cm }),
)

it('"exudates" of a fundus are none of a throat', () =>
  expect(extractor.extract('Fundi without hemorrhages or exudates.').layers.mentions.map(({ name }) => name)).toContain(
    'hard exudates of retina',
  ))

it('a current is no shock', () => expect(extractor.extract('He was given a single shock.').mentions).toEqual([]))
