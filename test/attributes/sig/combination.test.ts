/** Narrow ranges of drugs with two ingredients. */
import { expect, it } from 'vitest'
import { createExtractor } from '../../../src/node.ts'

const extractor = createExtractor()

it.each<[string, object]>([
  ['Entresto 49-51 mg bid', { strength: '49-51 mg', dose: null }],
  ['sacubitril-valsartan 97-103 twice daily', { strength: '97-103', dose: null }],
  ['Lasix 20-21 mg twice daily', { strength: null, dose: '20-21 mg' }],
  ['Entresto 24-50 mg bid', { strength: null, dose: '24-50 mg' }],
])('%s', (text, expected) => expect(extractor.extract(text).mentions).toMatchObject([expected]))
