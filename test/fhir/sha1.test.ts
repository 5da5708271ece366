/** Our SHA-1 against that of Node, over all lengths around a block's ends. */
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { finishSha1, startSha1 } from '../../src/fhir/sha1.ts'

const hexOf = (words: Int32Array): string =>
  [...words].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
function check(beginning: Uint8Array, name: string): void {
  expect(hexOf(finishSha1(startSha1(beginning), name))).toBe(
    createHash('sha1').update(beginning).update(name, 'utf8').digest('hex'),
  )
}

it('any beginning and name', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), fc.string({ unit: 'binary', maxLength: 200 }), check), {
    numRuns: 500,
  })
})
it('every length up to three blocks', () => {
  for (let size = 0; size < 200; size++) check(new Uint8Array(size % 130).fill(size), 'x'.repeat(size))
  check(new Uint8Array(0), 'é😷'.repeat(500))
})
