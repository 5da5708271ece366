/** Nodes of a trie: the same for the same values, another for any others. */
import { expect, it } from 'vitest'
import { Trie } from '../../../src/fhir/bytes/trie.ts'

it('leads by values and by what objects hold to one node each', () => {
  const root = new Trie<string>()
  const ways: unknown[] = [
    undefined,
    null,
    1,
    '1',
    [1],
    [1, 2],
    [[1], 2],
    {},
    { a: 1 },
    { a: undefined },
    { a: { b: 1 } },
    { a: 1, b: 1 },
    { a: { c: 2 }, b: 1 },
    { a: { c: 2, b: 1 } },
  ]
  const nodes = ways.map((way) => root.follow(way).follow('x'))
  expect(new Set(nodes).size).toBe(ways.length)
  expect(ways.map((way) => root.follow(structuredClone(way)).step('x'))).toEqual(nodes)
  nodes[0]!.known = 'first'
  expect(root.step(undefined).step('x').known).toBe('first')
})
