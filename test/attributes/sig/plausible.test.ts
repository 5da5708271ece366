/** Doses that nobody takes are told, not mended. */
import { expect, it } from 'vitest'
import { parseSig } from '../../../src/attributes/index.ts'
import { lexicon } from './lexicon.ts'

it.each(['2000 tablets daily', 'take 0 tablets', '10000000 mg daily'])('%s', (text) => {
  const sig = parseSig(text, lexicon)
  expect(sig.issues).toEqual(['implausible-dose'])
  expect(sig.dose).toBeDefined()
})

it.each(['2 tablets daily', '5,000 units', '238 g once', '50,000 units weekly', '2 L', '1 million units'])(
  '%s is one',
  (text) => {
    expect(parseSig(text, lexicon).issues).toBeUndefined()
  },
)
