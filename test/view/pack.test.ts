/** Packing: nothing is lost, and what is alike is written once. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { pack, unpack } from '../../src/view/pack.ts'

const roundTrip = (lines: readonly string[]): string[] => {
  const packed = pack(lines)
  return lines.map((_, line) => unpack(packed, line))
}

it.each([[[]], [['']], [['{}', '', '[]']], [['{"a":7.90,"b":"x \\"y\\" {z}"}']]])('%j', (lines) =>
  expect(roundTrip(lines)).toEqual(lines),
)
it('loses nothing, of any lines of JSON', () =>
  fc.assert(
    fc.property(fc.array(fc.jsonValue(), { maxLength: 20 }), (values) => {
      const lines = values.map((value) => JSON.stringify(value))
      expect(roundTrip([...lines, ...lines])).toEqual([...lines, ...lines])
    }),
  ))
it('writes lines that are alike in a fraction of their size', () => {
  const lines = Array.from({ length: 100 }, (_, i) =>
    JSON.stringify({ system: 'http://example.org/a/long/address', codes: [{ code: 'x', value: i }], last: [1, 2, 3] }),
  )
  expect(JSON.stringify(pack(lines)).length).toBeLessThan(lines.join('').length / 5)
  expect(roundTrip(lines)).toEqual(lines)
})
