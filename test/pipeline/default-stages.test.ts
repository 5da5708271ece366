/** The default order: every stage has what it reads, reads only what it says, and changes nothing. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { builtin, createExtractor } from '../../src/node.ts'
import { defaultStages } from '../../src/pipeline/default-stages.ts'
import { checkStages, type Layers } from '../../src/pipeline/index.ts'

const text = readFileSync(resolve(import.meta.dirname, '../../fixtures/notes/discharge-heart-failure.txt'), 'utf8')
const note = { id: 'note', text }
const stages = defaultStages(builtin('en'))

/** Freezes a layer all through, but for typed arrays, which can't be frozen. */
function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || Object.isFrozen(value)) return
  Object.freeze(value)
  for (const one of Object.values(value)) freeze(one)
}

describe('defaultStages', () => {
  it('is an order that can run', () => expect(() => checkStages(stages)).not.toThrow())
  it('writes every layer that an extraction has', () => {
    expect(Object.keys(createExtractor().extract('').layers).sort()).toEqual(stages.map(({ writes }) => writes).sort())
  })
  it('gives the same when each stage is handed only what it says it reads, and nothing that it could change', () => {
    const layers: Record<string, unknown> = {}
    for (const stage of stages) {
      const seen = Object.fromEntries(stage.reads.map((name) => [name, layers[name]]))
      const made = stage.run(note, seen as unknown as Layers, () => undefined)
      freeze(made)
      layers[stage.writes] = made
    }
    expect(layers).toEqual(createExtractor().extract(note).layers)
  })
})
