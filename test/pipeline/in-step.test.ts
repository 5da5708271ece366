/** Notes in step come out as notes one by one; what one of them throws is that one's alone. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ConfigError, createExtractor, defineRule, type GivenNote } from '../../src/node.ts'
import { groupsOf } from '../../src/pipeline/in-step.ts'

const written = ['notes', 'gold'].flatMap((name) => {
  const folder = resolve(import.meta.dirname, '../../fixtures', name)
  return readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .map((file) => ({ id: file, text: readFileSync(join(folder, file), 'utf8') }))
})

// more than two groups, each note in two places of one
const notes = [...written, ...written, ...written, ...written]

// fails where a note holds a word
const failing = defineRule({
  name: 'test/fails-on-gout',
  on: 'mention',
  kind: 'condition',
  decide: ({ text }) => {
    if (text === 'gout') throw new RangeError('it failed')
    return undefined
  },
})

describe('extractAll', () => {
  it('gives what extract gives, in the same order', () => {
    const extractor = createExtractor()
    const all = [...extractor.extractAll(notes)]
    expect(all.length).toBeGreaterThan(64)
    for (const [i, { layers, lexicon: _, ...extraction }] of all.entries()) {
      const { layers: alone, lexicon: __, ...one } = extractor.extract(notes[i]!)
      expect(extraction).toEqual(one)
      expect(layers).toEqual(alone)
    }
  })
  it('reads no further ahead than one group', () => {
    let taken = 0
    function* endless(): Generator<string> {
      while (true) yield `Gout, note ${++taken}.`
    }
    const all = createExtractor().extractAll(endless())
    expect(all.next().value?.mentions[0]?.text).toBe('Gout')
    expect(taken).toBe(32)
  })
  it('throws when the turn of what is no note comes, and gives those before it', () => {
    const all = createExtractor().extractAll(['Gout.', { id: 5 } as unknown as GivenNote, 'Asthma.'])
    expect(all.next().value?.mentions.length).toBe(1)
    expect(() => all.next()).toThrow(ConfigError)
  })
  it('has nothing to give of no notes', () => expect([...createExtractor().extractAll([])]).toEqual([]))
})

describe('attemptAll', () => {
  it('gives every other note where one throws, and tells at which it works', () => {
    const extractor = createExtractor({ rules: [failing] })
    const at: number[] = []
    const attempts = extractor.attemptAll(['Asthma.', 'He has gout.', 'Denies fever.', null as never], (i) =>
      at.push(i),
    )
    expect(
      attempts.map((one) => ('error' in one ? (one.error as Error).name : one.extraction.mentions[0]?.text)),
    ).toEqual(['Asthma', 'RangeError', 'fever', 'ConfigError'])
    expect(new Set(at)).toEqual(new Set([0, 1, 2, 3]))
    expect(at.lastIndexOf(1)).toBeLessThan(at.lastIndexOf(2))
    expect(at.filter((i) => i === 3)).toHaveLength(1)
  })
})

it('a group ends by its number of notes or by their length', () => {
  const sizes = (notes: GivenNote[]): number[] => [...groupsOf(notes)].map((group) => group.length)
  expect(sizes(Array.from({ length: 70 }, () => 'x'))).toEqual([32, 32, 6])
  expect(sizes(['x', 'x'.repeat(300_000), { text: 'x' }, 'x'])).toEqual([2, 2])
  expect(sizes([])).toEqual([])
})
