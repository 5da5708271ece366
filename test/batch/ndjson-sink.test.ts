/** Lines by type: what the sink splits is what was written, line for line. */
import { expect, it } from 'vitest'
import { splitTypes } from '../../src/batch/ndjson-sink.ts'
import { createExtractor, createNdjsonWriter } from '../../src/node.ts'

it('gives runs of lines of one type, and all of them', () => {
  const note = {
    id: 'a',
    text: 'Has gout and "asthma". Lasix 40 mg daily. BP 120/80. Denies fever.',
    subject: 'Patient/1',
  }
  const bytes = createNdjsonWriter().write(createExtractor().extract(note)).slice()
  const found: string[] = []
  let text = ''
  splitTypes(bytes, (type, part, lines) => {
    const own = new TextDecoder().decode(part)
    text += own
    const resources = own
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { resourceType: string })
    expect(resources).toHaveLength(lines)
    for (const { resourceType } of resources) expect(resourceType).toBe(type)
    found.push(`${type} ${lines}`)
  })
  expect(text).toBe(new TextDecoder().decode(bytes))
  expect(found).toContain('DocumentReference 1')
  expect(found).toContain('Provenance 1')
  expect(found.filter((one) => /^Condition/.test(one)).length).toBeGreaterThan(0)
})
