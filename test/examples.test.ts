/** Every line of fixtures/examples means what it says, and nothing more. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createExtractor } from '../src/node.ts'
import { checkExample, readExamples } from '../src/testing/index.ts'

const folder = resolve(import.meta.dirname, '../fixtures/examples')
const extractor = createExtractor()

for (const file of readdirSync(folder).filter((name) => name.endsWith('.txt'))) {
  describe(file, () => {
    const examples = readExamples(readFileSync(join(folder, file), 'utf8'))
    it('has examples', () => expect(examples.length).toBeGreaterThan(0))
    for (const example of examples)
      it(`${example.line}: ${example.text.slice(0, 90).replaceAll('\n', ' / ')}`, () => {
        expect(checkExample(extractor, example)).toEqual([])
      })
  })
}
