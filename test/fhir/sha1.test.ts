/** Our SHA-1 against that of Node, over all lengths around a block's ends. */
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addBytes, addNumber, addText, endHash, fresh, startedHash, startHash } from '../../src/fhir/sha1.ts'

const hexOf = (words: Int32Array): string =>
  [...words].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
function check(beginning: Uint8Array, name: string): void {
  startHash(fresh)
  addBytes(beginning)
  addText(name)
  expect(hexOf(endHash())).toBe(createHash('sha1').update(beginning).update(name, 'utf8').digest('hex'))
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

it('hashes that begin with the same blocks', () => {
  startHash(fresh)
  addBytes(new Uint8Array(128).fill(7))
  const started = startedHash()
  for (const name of ['a', 'b'.repeat(60), 'c'.repeat(200)]) {
    startHash(started)
    addText(name)
    expect(hexOf(endHash())).toBe(createHash('sha1').update(new Uint8Array(128).fill(7)).update(name).digest('hex'))
  }
  startHash(fresh)
  addText('not a block')
  expect(startedHash).toThrow(RangeError)
})
it('numbers in digits', () => {
  fc.assert(
    fc.property(fc.nat(), (value) => {
      startHash(fresh)
      addNumber(value)
      expect(hexOf(endHash())).toBe(createHash('sha1').update(String(value)).digest('hex'))
    }),
  )
})
