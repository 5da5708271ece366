/** Lost terms: every term of a condition or drug is a mention or has the rule that decided against it. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { kindBit } from '../../src/lexicon/index.ts'
import { findLost } from '../../src/mentions/index.ts'
import { createExtractor } from '../../src/node.ts'
import { sectionsByToken } from '../../src/sections/index.ts'

const extractor = createExtractor()
const folder = resolve(import.meta.dirname, '../../fixtures/notes')

it.each(readdirSync(folder))('no term of %s is forgotten', (file) => {
  const text = readFileSync(join(folder, file), 'utf8')
  const { layers, lexicon } = extractor.extract(text)
  const sectionAt = sectionsByToken(layers.sections, layers.tokens.length)
  const lost = findLost({ ...layers, text, lexicon, sectionAt, openVocabulary: 'off' })
  const known = new Set([
    ...lost.map(({ first, end }) => `${first} ${end}`),
    ...layers.mentions.map(({ head }) => `${head.first} ${head.end}`),
  ])
  const forgotten: string[] = []
  const { terms, tokens } = layers
  for (let t = 0; t < terms.length; t++) {
    if (!(terms.kinds[t]! & (kindBit('condition') | kindBit('medication')))) continue
    const [first, end] = [terms.first[t]!, terms.end[t]!]
    if (!known.has(`${first} ${end}`)) forgotten.push(text.slice(tokens.start[first], tokens.end[end - 1]))
  }
  expect(forgotten).toEqual([])
})
