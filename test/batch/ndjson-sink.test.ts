/** Lines by type: what the sink writes is what the objects say, each line in the file of its type. */
import { expect, it } from 'vitest'
import { ndjsonSink } from '../../src/batch/ndjson-sink.ts'
import type { Part, Parts } from '../../src/batch/parts.ts'
import { createExtractor, toResources, writeJson } from '../../src/node.ts'

it('puts every line into the file of its type, and the program apart', () => {
  const texts = new Map<string, string>()
  const counts = new Map<string, number>()
  const part = (type: string): Part => ({
    write(bytes, lines) {
      texts.set(type, (texts.get(type) ?? '') + new TextDecoder().decode(bytes))
      counts.set(type, (counts.get(type) ?? 0) + lines)
    },
  })
  const sink = ndjsonSink({ parts: { part } as unknown as Parts, bundle: {}, deidentified: false })
  const extractor = createExtractor()
  const expected = new Map<string, string[]>()
  for (const text of [
    'Has gout and "asthma". Lasix 40 mg daily. BP 120/80. Denies fever. Mother: gout.',
    'Nothing of note.',
    'CHF. Metoprolol 25 mg bid. Gout. HR 80. Denies cough.',
  ]) {
    const extraction = extractor.extract({ id: text, text, subject: 'Patient/1' })
    sink.prepare(extraction, { sourceOf: (offset: number) => offset } as never)()
    for (const one of toResources(extraction)) {
      const lines = expected.get(one.resourceType) ?? []
      lines.push(`${writeJson(one)}\n`)
      expected.set(one.resourceType, lines)
    }
  }
  expect(sink.once!.Device).toBe(expected.get('Device')![0])
  expected.delete('Device')
  expect([...expected.keys()].sort()).toContain('FamilyMemberHistory')
  expect(texts).toEqual(new Map([...expected].map(([type, lines]) => [type, lines.join('')])))
  expect(counts).toEqual(new Map([...expected].map(([type, lines]) => [type, lines.length])))
})
