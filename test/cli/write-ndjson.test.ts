/** NDJSON into a folder: one type a file, a manifest that counts, records that could not be read. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCli } from './run-cli.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ndjson-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('extract --mode ndjson', () => {
  it('writes a file a type and the manifest', async () => {
    const input = join(folder, 'notes.jsonl')
    writeFileSync(
      input,
      '{"id":"a","text":"PMH: gout. BP 120/80."}\nno json\n{"id":"b","text":"Denies fever. Lasix 40 mg daily."}\n',
    )
    const out = join(folder, 'out')
    const ran = await runCli([
      'extract',
      input,
      '--mode',
      'ndjson',
      '-o',
      out,
      '--recorded',
      '2026-01-31T08:30:00Z',
      '--validate',
    ])
    expect(ran.exitCode).toBe(2)
    expect(ran.out).toBe('')
    const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as {
      transactionTime: string
      outputFormat: string
      output: { type: string; url: string; count: number; fileSize: number }[]
      outcome: { url: string; count: number }[]
    }
    expect(manifest).toMatchObject({
      transactionTime: '2026-01-31T08:30:00Z',
      requiresAccessToken: false,
      outputFormat: 'application/fhir+ndjson',
    })
    expect(readdirSync(out).sort()).toEqual(
      ['OperationOutcome.ndjson', ...manifest.output.map(({ url }) => url), 'manifest.json'].sort(),
    )
    const ids = new Set<string>()
    const references: string[] = []
    for (const { type, url, count, fileSize } of manifest.output) {
      const text = readFileSync(join(out, url), 'utf8')
      expect(fileSize).toBe(statSync(join(out, url)).size)
      const resources = text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as { resourceType: string; id: string })
      expect(resources).toHaveLength(count)
      for (const resource of resources) {
        expect(resource.resourceType).toBe(type)
        ids.add(`${type}/${resource.id}`)
      }
      for (const [, reference] of text.matchAll(/"reference":"([^"]+)"/g)) references.push(reference!)
    }
    // the program is one, however many notes it read
    expect(manifest.output.find(({ type }) => type === 'Device')!.count).toBe(1)
    expect(manifest.output.find(({ type }) => type === 'DocumentReference')!.count).toBe(2)
    expect(references.filter((reference) => !ids.has(reference))).toEqual([])
    // the number of the record, and nothing that it holds
    expect(manifest.outcome).toMatchObject([{ url: 'OperationOutcome.ndjson', count: 1 }])
    const outcome = readFileSync(join(out, 'OperationOutcome.ndjson'), 'utf8')
    expect(outcome).toContain('record 2: ')
    expect(outcome).not.toContain('no json')
  })
  it('without a folder, all on standard output', async () => {
    const ran = await runCli(['extract', '-', '--mode', 'ndjson'], { stdin: 'PMH: gout.' })
    expect(
      ran.out
        .trimEnd()
        .split('\n')
        .map((line) => (JSON.parse(line) as { resourceType: string }).resourceType),
    ).toEqual(['DocumentReference', 'Device', 'Condition', 'Provenance'])
  })
  it('a folder that can not be is told', async () => {
    const file = join(folder, 'file')
    writeFileSync(file, '')
    const ran = await runCli(['extract', '-', '--mode', 'ndjson', '-o', join(file, 'x')], { stdin: 'PMH: gout.' })
    expect(ran.exitCode).toBe(1)
    expect(ran.errors.join('\n')).toMatch(/can't be written/)
  })
})
